package nighttalk.query.audit.at;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.Moments;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.look.Why;
import nighttalk.query.audit.state.Histories;
import nighttalk.query.audit.state.Meanings;
import nighttalk.query.audit.state.State;
import nighttalk.query.audit.state.Thing;
import nighttalk.query.audit.state.Thing.Kind;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What did the page of a post show then? The post, its comments whose writers had not left, hidden ones too with the
 * decision to hide them, and who liked it. Costs each
 * event of its comments and likes up to that moment.
 */
@RestController
class ShowThreadThen {

    private static final int MOST_COMMENTS = 1_000;
    private static final int MOST_COMMENT_EVENTS = 20_000;
    private static final int MOST_LIKERS = 1_000;

    /** @param since when they last began to like it */
    record Liker(String account, Instant since) {}

    /**
     * A post with all below it.
     *
     * @param position the moment, as the newest position of the log that counts
     * @param comments oldest first, at most a thousand
     * @param likers by account, at most a thousand
     * @param whole whether these are all comments and likers
     */
    record ThreadThen(
            long position, boolean masked, Then post, List<Then> comments, List<Liker> likers, boolean whole) {}

    private final Moments moments;
    private final Histories histories;
    private final Counts counts;
    private final Looks looks;

    ShowThreadThen(Moments moments, Histories histories, Counts counts, Looks looks) {
        this.moments = moments;
        this.histories = histories;
        this.counts = counts;
        this.looks = looks;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/at/{moment}/thread/{id}")
    @Reads(AuditIndex.NAME)
    ThreadThen thread(
            @PathVariable String moment,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            Authentication who) {
        Thing thing = Thing.in(Kind.POST.text(), id);
        long position = moments.position(moment);
        Sight sight = looks.record(who, "at", "thread of " + thing + " at " + position, new Why(reason, unmask));
        State state = histories.at(thing, position);
        if (!state.known()) {
            throw Thing.unknown();
        }
        if (!state.exists()) {
            return new ThreadThen(
                    position, !sight.unmasked(), Then.of(state, Map.of(), sight), List.of(), List.of(), true);
        }
        return thread(PostId.of(id), state, position, sight);
    }

    private ThreadThen thread(PostId post, State state, long position, Sight sight) {
        Map<String, State> people = new HashMap<>();
        List<State> all = comments(post, position);
        List<State> comments = all.stream()
                .filter(comment ->
                        person(comment.fields().get("writer"), position, people).exists())
                .toList();
        List<Liker> likers = counts.likers(post, position).entrySet().stream()
                .map(liker -> new Liker(liker.getKey(), liker.getValue()))
                .toList();
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("nickname", nickname(state.fields().get("author"), position, people));
        Map<String, Long> numbers = counts.of(post, position, state.number("views"));
        more.putAll(numbers);
        return new ThreadThen(
                position,
                !sight.unmasked(),
                Then.of(state, more, sight),
                comments.stream()
                        .limit(MOST_COMMENTS)
                        .map(comment -> comment(comment, position, people, sight))
                        .toList(),
                likers.stream().limit(MOST_LIKERS).toList(),
                comments.size() <= MOST_COMMENTS
                        && likers.size() <= MOST_LIKERS
                        && numbers.equals(Map.of(
                                "likes",
                                (long) likers.size(),
                                "comments",
                                all.stream()
                                        .filter(comment -> !comment.isHidden())
                                        .count(),
                                "views",
                                state.number("views"))));
    }

    private List<State> comments(PostId post, long position) {
        Map<String, State> comments = new TreeMap<>();
        long after = 0;
        List<LoggedEvent> events = counts.commentEvents(post, after, position);
        for (int read = 0; !events.isEmpty() && read < MOST_COMMENT_EVENTS; read += events.size()) {
            for (LoggedEvent event : events) {
                event.event()
                        .flatMap(Meanings::about)
                        .filter(thing -> thing.kind() == Kind.COMMENT)
                        .ifPresent(thing -> comments.computeIfAbsent(thing.id(), fresh -> new State(thing))
                                .take(event));
                after = event.position();
            }
            events = counts.commentEvents(post, after, position);
        }
        return comments.values().stream().filter(State::exists).toList();
    }

    private Then comment(State comment, long position, Map<String, State> people, Sight sight) {
        Map<String, @Nullable Object> more = new HashMap<>();
        more.put("nickname", nickname(comment.fields().get("writer"), position, people));
        return Then.of(comment, more, sight);
    }

    private @Nullable Object nickname(@Nullable Object account, long position, Map<String, State> people) {
        return person(account, position, people).fields().get("nickname");
    }

    private State person(@Nullable Object account, long position, Map<String, State> people) {
        return people.computeIfAbsent(
                String.valueOf(account), id -> histories.at(Thing.of(AccountId.of(id)), position));
    }
}
