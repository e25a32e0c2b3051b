package nighttalk.query.export;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.TestLog;

/** A log with something of everything in it: older revisions, events of a later version, people who left. */
final class BusyNight {

    static final PostId POST = PostId.next();
    static final PostId OLDER = PostId.next();

    /** What nobody but an administrator may find in a file. */
    static final List<String> PERSONAL = List.of(
            "새벽부엉이",
            "올빼미",
            "불면 \"고양이\"",
            "유령",
            "@example.com",
            "uploads/",
            "잠이 안 와요",
            "고친 제목",
            "고친,\n본문",
            "나도 그래요",
            "댓글 고침",
            "비밀이다",
            "신고한 이유");

    private BusyNight() {}

    static long happen(TestLog log) {
        AccountId owl = log.person();
        AccountId cat = log.person();
        AccountId ghost = log.person();
        PostId gone = PostId.next();
        CommentId comment = CommentId.next();
        log.append(registered(owl, "새벽부엉이"), registered(cat, "불면 \"고양이\""), registered(ghost, "유령"));
        log.append(
                created(POST, owl, "잠이 안 와요"),
                created(gone, ghost, "유령의 글"),
                commented(comment, POST, cat, "나도 그래요"),
                new PostLiked(POST, cat),
                new PostViewsCounted(POST, 7));
        log.append(
                new ProfileChanged(owl, Personal.of("올빼미"), null),
                new PostEdited(
                        POST, owl, Personal.of("고친 제목"), Personal.of("고친,\n본문"), Personal.of("post_uploads/b.png")),
                new CommentEdited(comment, POST, cat, Personal.of("댓글 고침")),
                new ContentReported(POST, null, cat, Category.SPAM, Personal.of("신고한 이유")),
                new ContentHidden(POST, comment, Authority.MODERATOR, "운영 정책"),
                new PostDeleted(gone, ghost),
                new AccountWithdrawn(ghost));
        log.forget(ghost);
        // As the first version wrote it.
        log.appendRaw("PostCreated", "1", bytes("""
                {"post":"%s","author":"%s","title":"","content":"","image_path":"","at":"2026-11-22T14:34:29.123456Z"}""".formatted(OLDER, owl)));
        long last = log.appendRaw("DiaryWritten", "1", bytes("{\"text\":\"비밀이다\"}"));
        log.tables()
                .sql("UPDATE event SET stream_type = 'Post', stream = ?, sequence = position,"
                        + " metadata = '{\"actor\":\"system:test\",\"correlation\":\"c-1\",\"causation\":\"e-1\"}'"
                        + " WHERE position = 4")
                .param(POST.text())
                .update();
        // Some earlier, some later, to the microsecond.
        log.tables()
                .sql("UPDATE event SET occurred_at_us = 1795358069123456 + position * 60000000")
                .update();
        return last;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
