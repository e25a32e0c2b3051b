package nighttalk.query.audit;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.TestLog;
import org.jspecify.annotations.Nullable;

/** An evening on which everything happens once, and one of three people leaves for good; then a comment is hidden, and a post for a while. */
final class SmallHistory {

    /** One event a minute. */
    static final Instant BEGIN = Instant.parse("2026-11-22T14:00:00Z");

    final AccountId owl;
    final AccountId cat;
    final AccountId ghost;
    final PostId first = PostId.next();
    final PostId second = PostId.next();
    final PostId third = PostId.next();
    final CommentId answer = CommentId.next();
    final CommentId own = CommentId.next();
    final CommentId last = CommentId.next();
    final CommentId rude = CommentId.next();

    /** By position, less one. */
    final List<DomainEvent> events = new ArrayList<>();

    /** Where the ghost left. */
    final long withdrawal;

    private final TestLog log;

    SmallHistory(TestLog log) {
        this.log = log;
        this.owl = log.person();
        this.cat = log.person();
        this.ghost = log.person();
        by(owl, registered(owl, "부엉이"));
        by(cat, registered(cat, "고양이"));
        by(ghost, registered(ghost, "유령"));
        by(owl, created(first, owl, "잠이 안 와요"));
        by(ghost, created(second, ghost, "창밖에 누가"));
        by(cat, commented(answer, first, cat, "저도요"));
        by(cat, new PostLiked(first, cat));
        by(ghost, new PostLiked(first, ghost));
        by(
                owl,
                new PostEdited(
                        first, owl, Personal.of("아직도"), Personal.of("새벽 네 시"), Personal.of("post_uploads/a.png")));
        happens("system:view-counter", "views-1", null, new PostViewsCounted(first, 3));
        by(ghost, commented(own, first, ghost, "여기 있어요"));
        by(cat, new ProfileChanged(cat, Personal.of("검은 고양이"), null));
        by(cat, new CommentEdited(answer, first, cat, Personal.of("저도 못 자요")));
        by(cat, new LikeTakenBack(first, cat));
        by(cat, created(third, cat, "라면 먹을 사람"));
        by(owl, commented(last, third, owl, "저요"));
        by(owl, new PostLiked(third, owl));
        by(owl, new PasswordChanged(owl, 1, "kept"));
        by(cat, new CommentDeleted(answer, first, cat));
        happens("system:view-counter", "views-2", null, new PostViewsCounted(first, 2));
        by(cat, new PostLiked(first, cat));
        by(cat, new PostDeleted(third, cat));
        withdrawal = happens(ghost.text(), "leaving", "a-command", new AccountWithdrawn(ghost));
        log.forget(ghost);
        String cause = TestLog.eventId(withdrawal);
        happens("automation:posts", "leaving", cause, new PostDeleted(second, ghost));
        happens("automation:comments", "leaving", cause, new CommentDeleted(own, first, ghost));
        happens("automation:likes", "leaving", cause, new LikeTakenBack(first, ghost));
        by(cat, commented(rude, first, cat, "시끄러워"));
        by(owl, new ContentReported(first, rude, owl, Category.ABUSE, Personal.of("무례해요")));
        happens("console:mod", "request-mod", null, new ContentHidden(first, rude, Authority.MODERATOR, "욕설"));
        by(cat, new ContentReported(first, null, cat, Category.SPAM, null));
        happens("automation:reports", "hiding", null, new ContentHidden(first, null, Authority.REPORTS, "신고 누적"));
        happens("console:mod", "request-mod-2", null, new ContentRestored(first, null, Authority.MODERATOR, "문제 없음"));
    }

    private void by(AccountId who, DomainEvent event) {
        happens(who.text(), "request-" + events.size(), null, event);
    }

    private long happens(String actor, String correlation, @Nullable String causation, DomainEvent event) {
        Instant at = BEGIN.plusSeconds(60L * events.size());
        events.add(event);
        return log.appendBy(actor, correlation, causation, at, event);
    }

    /** The posts, as they were written. */
    List<PostCreated> posts() {
        return events.stream()
                .filter(PostCreated.class::isInstance)
                .map(PostCreated.class::cast)
                .toList();
    }
}
