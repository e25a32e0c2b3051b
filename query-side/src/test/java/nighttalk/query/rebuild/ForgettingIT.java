package nighttalk.query.rebuild;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static nighttalk.query.rebuild.Rebuilding.ALL;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.end;
import static nighttalk.query.rebuild.Rebuilding.rebuild;
import static nighttalk.query.rebuild.Rebuilding.run;
import static nighttalk.query.rebuild.Rebuilding.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentId;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nothing of who has left stays in rows that are kept for undoing a rebuild, or as of some moment. */
class ForgettingIT {

    private static final Map<String, String> THEIRS =
            Map.of("nickname", "사라질부엉이", "title", "사라질 제목", "comment", "사라질 댓글");
    private static final Map<String, String> OTHERS = Map.of("other title", "남는 사람이 지운 글");

    @Test
    void kept_copies_lose_the_rows_of_who_has_left_and_of_nobody_else() {
        try (RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.rebuild.forget-every=100ms")) {
            AccountId goes = querySide.log().person();
            AccountId stays = querySide.log().person();
            PostId theirs = PostId.next();
            PostId others = PostId.next();
            CommentId comment = CommentId.next();
            long then = querySide
                    .log()
                    .append(
                            registered(goes, "사라질부엉이"),
                            registered(stays, "올빼미"),
                            created(theirs, goes, "사라질 제목"),
                            created(others, stays, "남는 사람이 지운 글"),
                            commented(comment, others, goes, "사라질 댓글"));
            awaitLive(querySide, then);
            keepCopies(querySide, then);
            assertThat(places(querySide.traces(THEIRS)))
                    .contains("nickname in account__aside", "title in post__aside", "comment in comment__aside")
                    .contains("nickname in account", "title in post", "comment in comment");

            querySide.log().forget(goes);
            awaitLive(
                    querySide,
                    querySide
                            .log()
                            .append(
                                    new AccountWithdrawn(goes),
                                    new PostDeleted(theirs, goes),
                                    new CommentDeleted(comment, others, goes),
                                    new PostDeleted(others, stays)));

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(querySide.traces(THEIRS)).isEmpty());
            assertThat(places(querySide.traces(OTHERS)))
                    .as("what somebody who stays has deleted is still what it was then")
                    .contains("other title in post__aside", "other title in post")
                    .hasSize(2);
            Status undone = end(querySide, querySide.part(RebuildDesk.class).undo("post", "mina"));
            assertThat(undone.result()).as(String.valueOf(undone.message())).isEqualTo("switched");
            assertThat(run(querySide, verify("post")).result()).isEqualTo("equal");
        }
    }

    /** What an exchange puts aside, and a copy of that moment. */
    private static void keepCopies(RunningQuerySide querySide, long then) {
        assertThat(run(querySide, rebuild(ALL.toArray(String[]::new))).result()).isEqualTo("switched");
        Request asOf = new Request(Kind.AS_OF, List.of("account", "post", "comment"), false, false, then, "then");
        Status built = end(querySide, querySide.part(AsOfCopies.class).start(asOf, "mina"));
        assertThat(built.result()).as(String.valueOf(built.message())).isEqualTo("built");
    }

    /** Without schema and column. */
    private static List<String> places(List<String> traces) {
        return traces.stream()
                .map(trace -> trace.replaceFirst(" in [^.]+\\.([^.]+)\\..*", " in $1"))
                .distinct()
                .toList();
    }
}
