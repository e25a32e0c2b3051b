package nighttalk.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.AuditEvent;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.ModerationEvent;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;

/** The rules of the community, written down once more, as simply as can be: complains of an event that they forbid. */
final class Rules {

    private final Map<AccountId, Integer> people = new HashMap<>();
    private final Set<String> nicknames = new HashSet<>();
    private final Map<PostId, AccountId> posts = new HashMap<>();
    private final Map<CommentId, CommentAdded> comments = new HashMap<>();
    private final Set<LikeId> likes = new HashSet<>();
    private final Map<PostId, Long> views = new HashMap<>();

    void take(Entry entry) {
        boolean byAutomation = entry.why().actor().startsWith("automation:");
        switch (entry.event()) {
            case AccountRegistered e -> {
                assertThat(people.put(e.account(), 0)).isNull();
                assertThat(nicknames.add(e.nickname().text())).isTrue();
            }
            case ProfileChanged e -> {
                assertThat(people).containsKey(e.account());
                assertThat(nicknames.add(e.nickname().text())).isTrue();
            }
            case PasswordChanged e ->
                assertThat(people.put(e.account(), e.generation())).isEqualTo(e.generation() - 1);
            case AccountWithdrawn e -> assertThat(people.remove(e.account())).isNotNull();
            case PostCreated e -> {
                assertThat(people).containsKey(e.author());
                assertThat(posts.put(e.post(), e.author())).isNull();
                views.put(e.post(), 0L);
            }
            case PostEdited e -> {
                assertThat(posts).containsEntry(e.post(), e.author());
                assertThat(people).containsKey(e.author());
            }
            case PostDeleted e -> {
                assertThat(posts.remove(e.post())).isEqualTo(e.author());
                assertThat(people.containsKey(e.author())).isNotEqualTo(byAutomation);
            }
            case PostViewsCounted e -> {
                assertThat(posts).containsKey(e.post());
                assertThat(e.views()).isPositive();
                views.merge(e.post(), e.views(), Long::sum);
            }
            case CommentAdded e -> {
                assertThat(posts).containsKey(e.post());
                assertThat(people).containsKey(e.writer());
                assertThat(comments.put(e.comment(), e)).isNull();
            }
            case CommentEdited e -> {
                assertThat(posts).containsKey(e.post());
                assertThat(people).containsKey(e.writer());
                assertThat(comments.get(e.comment()))
                        .matches(known -> known.writer().equals(e.writer()));
            }
            case CommentDeleted e -> {
                assertThat(comments.remove(e.comment()))
                        .matches(known -> known.post().equals(e.post()));
                assertThat(people.containsKey(e.writer())).isNotEqualTo(byAutomation);
            }
            case PostLiked e -> {
                assertThat(posts).containsKey(e.post());
                assertThat(people).containsKey(e.account());
                assertThat(likes.add(new LikeId(e.post(), e.account()))).isTrue();
            }
            case ModerationEvent e -> throw new AssertionError("nobody reports anything here: " + e);
            case AuditEvent e -> throw new AssertionError("nobody looks into the history here: " + e);
            case LikeTakenBack e -> {
                assertThat(likes.remove(new LikeId(e.post(), e.account()))).isTrue();
                assertThat(people.containsKey(e.account())).isNotEqualTo(byAutomation);
            }
        }
    }

    Totals totals() {
        return new Totals(
                people.size(),
                posts.size(),
                comments.values().stream()
                        .filter(comment -> posts.containsKey(comment.post()))
                        .count(),
                likes.stream().filter(like -> posts.containsKey(like.post())).count(),
                views.entrySet().stream()
                        .filter(post -> posts.containsKey(post.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
    }
}
