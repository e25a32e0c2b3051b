package nighttalk.query.night;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostId;
import nighttalk.query.projection.MemoryRows;
import nighttalk.query.projection.Micros;
import nighttalk.query.projection.RowChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NightProjectionTest {

    /** Ten in the evening of a Sunday in Seoul. */
    private static final Instant TEN = Instant.parse("2026-11-22T13:00:00Z");

    private static final AccountId OWL = AccountId.next();
    private static final AccountId CAT = AccountId.next();
    private static final PostId POST = PostId.next();
    private static final CommentId COMMENT = CommentId.next();

    private final List<RowChange> changes = new ArrayList<>();

    private void happens(Duration later, DomainEvent event) {
        changes.addAll(new NightProjection().fold(event, 1, TEN.plus(later)));
    }

    private List<Map<String, @Nullable Object>> rows(String table) {
        MemoryRows oneByOne = new MemoryRows();
        MemoryRows coalesced = new MemoryRows();
        oneByOne.make(changes);
        coalesced.makeCoalesced(changes);
        assertThat(coalesced.rows(table)).containsExactlyInAnyOrderElementsOf(oneByOne.rows(table));
        return oneByOne.rows(table);
    }

    @Test
    void each_hour_counts_what_people_did_and_who_they_were() {
        happens(Duration.ofMinutes(5), created(POST, OWL, "글"));
        happens(Duration.ofMinutes(20), commented(COMMENT, POST, CAT, "하나"));
        happens(Duration.ofMinutes(40), commented(CommentId.next(), POST, CAT, "둘"));
        happens(Duration.ofHours(3), new PostLiked(POST, CAT));

        assertThat(rows("night_hour"))
                .containsExactlyInAnyOrder(
                        Map.of("night", 20261122L, "hour", 22L, "posts", 1L, "comments", 2L, "likes", 0L),
                        Map.of("night", 20261122L, "hour", 25L, "posts", 0L, "comments", 0L, "likes", 1L));
        assertThat(rows("night_person"))
                .containsExactlyInAnyOrder(
                        Map.of("night", 20261122L, "hour", 22L, "account_id", OWL.value()),
                        Map.of("night", 20261122L, "hour", 22L, "account_id", CAT.value()),
                        Map.of("night", 20261122L, "hour", 25L, "account_id", CAT.value()));
    }

    @Test
    void what_is_deleted_or_taken_back_has_happened_nevertheless() {
        happens(Duration.ZERO, registered(OWL, "부엉이"));
        happens(Duration.ZERO, created(POST, OWL, "글"));
        happens(Duration.ZERO, commented(COMMENT, POST, OWL, "하나"));
        happens(Duration.ZERO, new PostLiked(POST, OWL));
        List<String> tables =
                List.of("night_hour", "night_person", "newcomer", "active_week", "post_opened", "first_answer");
        List<List<Map<String, @Nullable Object>>> before =
                tables.stream().map(this::rows).toList();

        Duration weeks = Duration.ofDays(30);
        happens(weeks, new AccountWithdrawn(OWL));
        happens(weeks, new LikeTakenBack(POST, OWL));
        happens(weeks, new CommentDeleted(COMMENT, POST, OWL));
        happens(weeks, new PostDeleted(POST, OWL));

        assertThat(tables.stream().map(this::rows).toList()).isEqualTo(before);
    }

    @Test
    void people_are_kept_by_the_week_in_which_they_joined_and_those_in_which_they_were_active() {
        happens(Duration.ZERO, registered(OWL, "부엉이"));
        happens(Duration.ofHours(4), new PostLiked(POST, OWL));
        happens(Duration.ofHours(5), new PostLiked(PostId.next(), OWL));
        happens(Duration.ofDays(8), created(POST, OWL, "글"));

        assertThat(rows("newcomer")).containsExactly(Map.of("account_id", OWL.value(), "week", 20261116L));
        assertThat(rows("active_week"))
                .containsExactlyInAnyOrder(
                        Map.of("account_id", OWL.value(), "week", 20261116L),
                        Map.of("account_id", OWL.value(), "week", 20261130L));
    }

    @Test
    void the_first_comment_is_the_answer_and_stays_it() {
        happens(Duration.ZERO, created(POST, OWL, "글"));
        happens(Duration.ofMinutes(3), commented(COMMENT, POST, CAT, "하나"));
        happens(Duration.ofMinutes(4), commented(CommentId.next(), POST, OWL, "둘"));
        happens(Duration.ofMinutes(5), new CommentDeleted(COMMENT, POST, CAT));

        assertThat(rows("post_opened"))
                .containsExactly(Map.of("post_id", POST.value(), "night", 20261122L, "opened_at_us", Micros.of(TEN)));
        assertThat(rows("first_answer"))
                .containsExactly(Map.of(
                        "post_id",
                        POST.value(),
                        "comment_id",
                        COMMENT.value(),
                        "answered_at_us",
                        Micros.of(TEN.plus(Duration.ofMinutes(3)))));
    }
}
