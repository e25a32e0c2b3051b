package nighttalk.query;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.ModerationEvent.ReviewRequested;
import nighttalk.event.ModerationEvent.Verdict;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.jspecify.annotations.Nullable;

/** Events of all kinds, one after the other, as a small community makes them. */
public final class RandomHistory {

    private final Random random;
    private final TestLog log;
    private final List<AccountId> people = new ArrayList<>();
    private final List<PostId> posts = new ArrayList<>();
    private final List<CommentId> comments = new ArrayList<>();

    /** The same seed gives the same kinds of events. */
    public RandomHistory(TestLog log, long seed) {
        this.log = log;
        this.random = new Random(seed);
    }

    /** Appends so many, a hundred in a transaction, and returns the position of the last one. */
    public long append(int events) {
        long head = log.head();
        for (int done = 0; done < events; ) {
            List<DomainEvent> some = new ArrayList<>();
            while (some.size() < 100 && done < events) {
                some.add(next());
                done++;
            }
            head = log.append(some);
        }
        return head;
    }

    /** The people so far. */
    public List<AccountId> people() {
        return List.copyOf(people);
    }

    /** The posts that are there. */
    public List<PostId> posts() {
        return List.copyOf(posts);
    }

    /** What happens next. */
    public DomainEvent next() {
        if (people.size() < 5) {
            AccountId who = log.person();
            people.add(who);
            return registered(who, "사람" + people.size());
        }
        AccountId who = any(people);
        if (posts.size() < 3 || random.nextInt(20) == 0) {
            PostId post = PostId.next();
            posts.add(post);
            return created(post, who, "글 😀 " + posts.size());
        }
        PostId post = any(posts);
        return switch (random.nextInt(12)) {
            case 0, 1 -> new PostLiked(post, who);
            case 2 -> new LikeTakenBack(post, who);
            case 3, 4 -> {
                CommentId comment = CommentId.next();
                comments.add(comment);
                yield commented(comment, post, who, "댓글");
            }
            case 5 ->
                comments.isEmpty()
                        ? new PostViewsCounted(post, 1)
                        : new CommentEdited(any(comments), post, who, Personal.of("고친 댓글"));
            case 6 ->
                comments.isEmpty()
                        ? new PostViewsCounted(post, 1)
                        : new CommentDeleted(comments.removeLast(), post, who);
            case 7 ->
                random.nextInt(8) == 0
                        ? new PostDeleted(posts.removeLast(), who)
                        : new PostEdited(post, who, Personal.of("고침"), Personal.of("새 글"), null);
            case 8 ->
                random.nextBoolean()
                        ? new ProfileChanged(who, Personal.of("이름" + random.nextInt(100)), null)
                        : new PasswordChanged(who, random.nextInt(10), "token");
            case 9 -> moderated(post, null, who);
            case 10 -> moderated(post, comments.isEmpty() ? null : comments.getLast(), who);
            default -> new PostViewsCounted(post, 1 + random.nextInt(5));
        };
    }

    private DomainEvent moderated(PostId post, @Nullable CommentId comment, AccountId who) {
        return switch (random.nextInt(6)) {
            case 0 -> new ContentHidden(post, comment, any(List.of(Authority.values())), "이유");
            case 1 -> new ContentRestored(post, comment, any(List.of(Authority.values())), "이유");
            case 2 -> new ReportTakenBack(post, comment, who);
            case 3 -> new ContentJudged(post, comment, any(List.of(Verdict.values())), "v", 1, "이유");
            case 4 -> new ReviewRequested(post, comment, Authority.SERVICE, "이유");
            default -> new ContentReported(post, comment, who, Category.ABUSE, Personal.of("신고 이유"));
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
