package nighttalk.query;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadYourWritesIT {

    /** One test waits until it is over; in all others a page that is old shows a defect. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static RunningQuerySide querySide;
    private static AccountId who;

    @BeforeAll
    static void start() {
        querySide = RunningQuerySide.start("--nighttalk.reads.patience=" + PATIENCE.toSeconds() + "s");
        who = querySide.log().person();
        querySide.log().append(registered(who, "부엉이"));
        Awaitility.await().until(() -> querySide.get(who, "/api/auth/me").status() == 200);
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    private static List<String> header(RunningQuerySide.Answer answer, String name) {
        return answer.headers().getOrDefault(name, List.of());
    }

    @Test
    void what_was_written_before_is_on_the_next_page() {
        for (int i = 0; i < 50; i++) {
            PostId post = PostId.next();
            long position = querySide.log().append(created(post, who, "글"));

            RunningQuerySide.Answer page =
                    querySide.get(who, "/api/posts?size=1", "NightTalk-Position", Long.toString(position));

            assertThat(page.body().path("last_id").asString()).isEqualTo(post.text());
            assertThat(Long.parseLong(header(page, "nighttalk-position").getFirst()))
                    .isGreaterThanOrEqualTo(position);
            assertThat(header(page, "nighttalk-stale")).isEmpty();
        }
    }

    @Test
    void the_cookie_of_a_browser_counts_as_well_and_so_does_no_position_at_all() {
        PostId first = PostId.next();
        long position = querySide.log().append(created(first, who, "글"));
        assertThat(querySide
                        .get(who, "/api/posts?size=1", "Cookie", "nighttalk_position=" + position)
                        .body()
                        .path("last_id")
                        .asString())
                .isEqualTo(first.text());

        PostId second = PostId.next();
        querySide.log().append(created(second, who, "글"));
        assertThat(querySide
                        .get(who, "/api/posts?size=1")
                        .body()
                        .path("last_id")
                        .asString())
                .isEqualTo(second.text());
    }

    @Test
    void when_the_patience_runs_out_the_newest_there_is_comes_and_says_so() {
        try (HeldLock _ = HeldLock.onBookmark(querySide.viewsFromOutside(), "post")) {
            PostId post = PostId.next();
            long position = querySide.log().append(created(post, who, "늦은 글"));
            Instant before = Instant.now();

            RunningQuerySide.Answer page =
                    querySide.get(who, "/api/posts?size=1", "NightTalk-Position", Long.toString(position));

            assertThat(page.status()).isEqualTo(200);
            assertThat(header(page, "nighttalk-stale")).containsExactly("true");
            assertThat(Long.parseLong(header(page, "nighttalk-position").getFirst()))
                    .isLessThan(position);
            assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(PATIENCE);
            assertThat(page.body().path("last_id").asString()).isNotEqualTo(post.text());
        }
    }

    @Test
    void rows_and_bookmark_become_visible_together() {
        PostId post = PostId.next();
        long position;
        try (HeldLock _ = HeldLock.onBookmark(querySide.viewsFromOutside(), "post")) {
            position = querySide.log().append(created(post, who, "글"));
            Awaitility.await().until(() -> querySide.positions().of("feed") >= position);

            assertThat(querySide.positions().of("post")).isLessThan(position);
            assertThat(titles(post)).isZero();
        }

        Awaitility.await().until(() -> querySide.positions().of("post") >= position);
        assertThat(titles(post)).isEqualTo(1);
    }

    private static long titles(PostId post) {
        return querySide
                .views()
                .sql("SELECT COUNT(*) FROM post WHERE post_id = ?")
                .param(post.value())
                .query(Long.class)
                .single();
    }

    @Test
    void a_position_that_no_log_has_is_not_waited_for() {
        querySide.log().append(created(PostId.next(), who, "글"));

        RunningQuerySide.Answer page = querySide.get(who, "/api/posts", "NightTalk-Position", "999999999999");

        assertThat(page.status()).isEqualTo(200);
        assertThat(header(page, "nighttalk-stale")).isEmpty();
        assertThat(Long.parseLong(header(page, "nighttalk-position").getFirst()))
                .isGreaterThanOrEqualTo(querySide.log().head());
    }
}
