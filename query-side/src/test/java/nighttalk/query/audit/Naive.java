package nighttalk.query.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.AuditEvent;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;

/** The community as somebody without any cleverness keeps it in a few maps. Whose key is gone says nothing any more. */
final class Naive {

    private static final String ERASED = "(erased)";

    private final AccountId erased;
    private final Map<String, String> nicknames = new HashMap<>();
    private final Map<String, String> titles = new TreeMap<>();
    private final Map<String, String> authors = new HashMap<>();
    private final Map<String, Long> views = new HashMap<>();
    private final Map<String, Map<String, String>> comments = new HashMap<>();
    private final Map<String, String> writers = new HashMap<>();
    private final Map<String, List<String>> likers = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();

    Naive(AccountId erased, List<DomainEvent> events) {
        this.erased = erased;
        events.forEach(this::take);
    }

    private String text(AccountId whose, Personal text) {
        return whose.equals(erased) ? ERASED : text.text();
    }

    private static <T> T of(Map<String, T> map, PostId post) {
        return of(map, post.text());
    }

    private static <T> T of(Map<String, T> map, String post) {
        return Objects.requireNonNull(map.get(post));
    }

    private void take(DomainEvent event) {
        switch (event) {
            case AccountRegistered e -> nicknames.put(e.account().text(), text(e.account(), e.nickname()));
            case ProfileChanged e -> nicknames.put(e.account().text(), text(e.account(), e.nickname()));
            case AccountWithdrawn e -> nicknames.remove(e.account().text());
            case PasswordChanged e -> {}
            case PostCreated e -> {
                titles.put(e.post().text(), text(e.author(), e.title()));
                authors.put(e.post().text(), e.author().text());
                comments.put(e.post().text(), new TreeMap<>());
                likers.put(e.post().text(), new ArrayList<>());
            }
            case PostEdited e -> titles.put(e.post().text(), text(e.author(), e.title()));
            case PostDeleted e -> titles.remove(e.post().text());
            case PostViewsCounted e -> views.merge(e.post().text(), e.views(), Long::sum);
            case CommentAdded e -> {
                of(comments, e.post()).put(e.comment().text(), text(e.writer(), e.content()));
                writers.put(e.comment().text(), e.writer().text());
            }
            case CommentEdited e -> of(comments, e.post()).put(e.comment().text(), text(e.writer(), e.content()));
            case CommentDeleted e -> of(comments, e.post()).remove(e.comment().text());
            case PostLiked e -> of(likers, e.post()).add(e.account().text());
            case LikeTakenBack e -> of(likers, e.post()).remove(e.account().text());
            case ContentHidden e -> hidden.add(e.content().entity().text());
            case ContentRestored e -> hidden.remove(e.content().entity().text());
            case ModerationEvent e -> {}
            case AuditEvent e -> throw new IllegalArgumentException("nobody looks here: " + e);
        }
    }

    /** Each post that the feed lists, newest first. */
    List<String> feed() {
        return new TreeMap<>(titles)
                .descendingMap().keySet().stream()
                        .filter(post -> nicknames.containsKey(authors.get(post)) && !hidden.contains(post))
                        .map(this::line)
                        .toList();
    }

    private String line(String post) {
        return "%s %s by %s, likes %d, views %d, comments %d"
                .formatted(
                        post,
                        titles.get(post),
                        nicknames.get(authors.get(post)),
                        of(likers, post).size(),
                        views.getOrDefault(post, 0L),
                        of(comments, post).keySet().stream()
                                .filter(comment -> !hidden.contains(comment))
                                .count());
    }

    boolean isThere(String post) {
        return titles.containsKey(post);
    }

    /** The comments below a post, of those who are still here. */
    List<String> comments(String post) {
        return of(comments, post).entrySet().stream()
                .filter(comment -> !hidden.contains(comment.getKey()))
                .filter(comment -> nicknames.containsKey(writers.get(comment.getKey())))
                .map(comment -> comment.getKey() + " " + comment.getValue() + " by "
                        + nicknames.get(writers.get(comment.getKey())))
                .toList();
    }

    List<String> likers(String post) {
        return of(likers, post).stream().sorted().toList();
    }
}
