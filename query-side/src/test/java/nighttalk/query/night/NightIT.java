package nighttalk.query.night;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostId;
import nighttalk.query.HeldLock;
import nighttalk.query.RunningQuerySide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NightIT {

    /** Ten in the evening of a Sunday in Seoul. */
    private static final Instant TEN = Instant.parse("2026-11-22T13:00:00Z");

    private static final String PERIOD = "?from=2026-11-20&to=2026-12-20";

    private final JsonMapper json = new JsonMapper();
    private RunningQuerySide querySide;

    @BeforeEach
    void start() {
        querySide = RunningQuerySide.start();
        querySide.log().consoleUser("mina", "analyst", 1);
    }

    @AfterEach
    void stop() {
        querySide.close();
    }

    private void happens(Duration later, DomainEvent event) {
        querySide.log().append(TEN.plus(later), event);
    }

    private AccountId joined(Duration later) {
        AccountId who = querySide.log().person();
        happens(later, registered(who, who.text()));
        return who;
    }

    private RunningQuerySide.Answer ask(String what) {
        return querySide.getWith(querySide.commandSide().consoleToken("mina", 1), "/api/analysis/night/" + what);
    }

    private JsonNode answer(String what) {
        RunningQuerySide.Answer answer = ask(what + PERIOD);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void hours_of_nights_with_what_happened_in_them() {
        AccountId owl = joined(Duration.ZERO);
        AccountId cat = joined(Duration.ZERO);
        PostId post = PostId.next();
        happens(Duration.ofMinutes(5), created(post, owl, "글"));
        happens(Duration.ofMinutes(20), commented(CommentId.next(), post, cat, "하나"));
        happens(Duration.ofMinutes(21), commented(CommentId.next(), post, cat, "둘"));
        happens(Duration.ofHours(3), new PostLiked(post, cat));
        happens(Duration.ofDays(1), new PostDeleted(post, owl));
        happens(Duration.ofDays(100), created(PostId.next(), owl, "너무 늦은 글"));

        assertThat(answer("hours")).isEqualTo(json.readTree("""
                [{"night": "2026-11-22", "hour": 22, "posts": 1, "comments": 2, "likes": 0, "people": 2},
                 {"night": "2026-11-22", "hour": 25, "posts": 0, "comments": 0, "likes": 1, "people": 1}]"""));
    }

    @Test
    void of_those_who_joined_in_a_week_how_many_were_active_in_which_week_after() {
        AccountId owl = joined(Duration.ZERO);
        AccountId cat = joined(Duration.ZERO);
        joined(Duration.ofDays(1));
        joined(Duration.ZERO);
        PostId post = PostId.next();
        happens(Duration.ofMinutes(1), created(post, owl, "글"));
        happens(Duration.ofMinutes(2), new PostLiked(post, owl));
        happens(Duration.ofMinutes(3), new PostLiked(post, cat));
        happens(Duration.ofDays(14), commented(CommentId.next(), post, cat, "나중에"));

        assertThat(answer("retention")).isEqualTo(json.readTree("""
                [{"week": "2026-11-16", "newcomers": 3, "weeks": [
                    {"after": 0, "active": 2, "share": 0.667}, {"after": 2, "active": 1, "share": 0.333}]},
                 {"week": "2026-11-23", "newcomers": 1, "weeks": []}]"""));
    }

    @Test
    void how_long_posts_of_a_night_waited_for_their_first_comment() {
        AccountId owl = joined(Duration.ZERO);
        List<PostId> posts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            posts.add(PostId.next());
            happens(Duration.ZERO, created(posts.getLast(), owl, "글"));
        }
        happens(Duration.ofDays(1), created(PostId.next(), owl, "아무도 답하지 않은 글"));
        for (int i = 1; i <= 10; i++) {
            happens(Duration.ofMinutes((long) i * i), commented(CommentId.next(), posts.get(i), owl, "하나"));
            happens(Duration.ofMinutes((long) i * i + 1), commented(CommentId.next(), posts.get(i), owl, "둘"));
        }

        assertThat(answer("first-comments")).isEqualTo(json.readTree("""
                [{"night": "2026-11-22", "posts": 12, "answered": 10,
                  "minutes": {"p50": 25.0, "p90": 81.0, "p99": 100.0}},
                 {"night": "2026-11-23", "posts": 1, "answered": 0, "minutes": null}]"""));
    }

    @Test
    void a_period_that_is_none_or_too_long_is_refused() {
        for (String period :
                List.of("?from=2026-11-20&to=2026-11-19", "?from=2020-01-01&to=2026-01-01", "?to=gestern")) {
            for (String what : List.of("hours", "retention", "first-comments")) {
                assertThat(ask(what + period).status()).as(what + period).isEqualTo(422);
            }
        }
        assertThat(ask("hours").status()).isEqualTo(200);
    }

    @Test
    void pages_do_not_wait_for_what_analysts_ask() {
        AccountId owl = joined(Duration.ZERO);
        assertThat(querySide.get(owl, "/api/auth/me").status()).isEqualTo(200);
        try (HeldLock _ = HeldLock.onBookmark(querySide.viewsFromOutside(), NightProjection.NAME)) {
            for (int i = 0; i < 20; i++) {
                PostId post = PostId.next();
                happens(Duration.ZERO, created(post, owl, "글"));

                RunningQuerySide.Answer page = querySide.get(owl, "/api/posts?size=1");

                assertThat(page.body().path("last_id").asString()).isEqualTo(post.text());
                assertThat(page.headers()).doesNotContainKey("nighttalk-stale");
            }
        }
    }
}
