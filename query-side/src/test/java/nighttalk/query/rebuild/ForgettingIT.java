package nighttalk.query.rebuild;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static nighttalk.query.rebuild.Rebuilding.ALL;
import static nighttalk.query.rebuild.Rebuilding.awaitLive;
import static nighttalk.query.rebuild.Rebuilding.awaitSwitching;
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
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostId;
import nighttalk.query.HeldLock;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nothing of who has left stays in rows that are kept for undoing a rebuild, or as of some moment. */
class ForgettingIT {

    private static final Map<String, String> THEIRS =
            Map.of("nickname", "사라질부엉이", "title", "사라질 제목", "comment", "사라질 댓글", "report", "사라질 신고");
    private static final Map<String, String> OTHERS = Map.of("other title", "남는 사람이 지운 글");

    @Test
    void kept_copies_lose_who_has_left_and_copies_of_a_moment_nobody_else() {
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
                    .as("what somebody who stays has deleted is still in the copy of that moment")
                    .containsExactly("other title in post");
            Status undone = end(querySide, querySide.part(RebuildDesk.class).undo("post", "mina"));
            assertThat(undone.result()).as(String.valueOf(undone.message())).isEqualTo("switched");
            assertThat(run(querySide, verify("post")).result()).isEqualTo("equal");
        }
    }

    @Test
    void kept_copies_lose_what_its_person_had_deleted_or_others_had_before_they_left() {
        try (RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.rebuild.forget-every=100ms")) {
            AccountId goes = querySide.log().person();
            AccountId stays = querySide.log().person();
            PostId theirs = PostId.next();
            PostId others = PostId.next();
            PostId reported = PostId.next();
            long then = querySide
                    .log()
                    .append(
                            registered(goes, "사라질부엉이"),
                            registered(stays, "올빼미"),
                            created(theirs, goes, "사라질 제목"),
                            created(others, stays, "남의 글"),
                            created(reported, stays, "신고된 글"),
                            commented(CommentId.next(), others, goes, "사라질 댓글"),
                            new ContentReported(reported, null, goes, Category.SPAM, Personal.of("사라질 신고")));
            awaitLive(querySide, then);
            keepCopies(querySide, then);
            giveUp(querySide, "account");
            assertThat(places(querySide.traces(THEIRS)))
                    .contains("nickname in account__copy", "title in post__aside", "comment in comment__aside")
                    .contains("report in content_report__aside", "report in content_report", "nickname in account");

            long deleted = querySide.log().append(new PostDeleted(theirs, goes), new PostDeleted(others, stays));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> querySide
                                    .views()
                                    .sql("SELECT looked_through FROM as_of_copy")
                                    .query(Long.class)
                                    .single()
                            >= deleted);
            assertThat(places(querySide.traces(THEIRS)))
                    .as("the copy of that moment is as it was while its people are there")
                    .contains("title in post", "comment in comment");
            querySide.log().forget(goes);
            querySide.log().append(new AccountWithdrawn(goes), new ReportTakenBack(reported, null, goes));

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(querySide.traces(THEIRS)).isEmpty());
            Status undone = end(querySide, querySide.part(RebuildDesk.class).undo("moderation", "mina"));
            assertThat(undone.result()).as(String.valueOf(undone.message())).isEqualTo("switched");
            assertThat(run(querySide, verify("moderation")).result()).isEqualTo("equal");
        }
    }

    /** A rebuild that is cancelled when its copy is complete. */
    private static void giveUp(RunningQuerySide querySide, String projection) {
        RebuildDesk desk = querySide.part(RebuildDesk.class);
        Status started;
        try (var _ = HeldLock.by(querySide.viewsFromOutside(), "SELECT * FROM " + projection + " LIMIT 1")) {
            started = desk.start(rebuild(projection), "mina");
            awaitSwitching(querySide, started);
            desk.cancel(Long.parseLong(started.id()));
            assertThat(end(querySide, started).phase()).isEqualTo(Phase.CANCELLED);
        }
    }

    /** What an exchange puts aside, and a copy of that moment. */
    private static void keepCopies(RunningQuerySide querySide, long then) {
        assertThat(run(querySide, rebuild(ALL.toArray(String[]::new))).result()).isEqualTo("switched");
        Request asOf = new Request(
                Kind.AS_OF, List.of("account", "post", "comment", "moderation"), false, false, then, "then");
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
