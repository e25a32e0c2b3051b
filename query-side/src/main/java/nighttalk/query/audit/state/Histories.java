package nighttalk.query.audit.state;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import nighttalk.event.CommentEvent;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeId;
import nighttalk.event.ModerationId;
import nighttalk.event.ReportId;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.LoggedEvent;
import org.springframework.stereotype.Component;

/** Reads whatever in the log can mean something to a thing, out of its streams. */
@Component
public class Histories {

    private static final String VIEWS = "views-";

    private final AuditLog log;

    Histories(AuditLog log) {
        this.log = log;
    }

    /**
     * Events up to a position, in the order of the log; others may be among them that mean nothing to the thing. Costs one
     * range of the key on stream and sequence for each stream: the thing's own, a post's counted views, what was reported
     * and decided about a post or comment, and of a comment or like the post's, with which it goes.
     */
    public Iterator<LoggedEvent> of(Thing thing, long upTo) {
        Iterator<LoggedEvent> own = log.stream(thing.id(), upTo);
        return switch (thing.kind()) {
            case ACCOUNT -> own;
            case POST -> new Merged(new Merged(own, log.stream(VIEWS + thing.id(), upTo)), moderation(thing, upTo));
            case LIKE -> new Merged(own, log.stream(LikeId.of(thing.id()).post().text(), upTo));
            case COMMENT -> new Merged(new Merged(own, postOf(thing, upTo)), moderation(thing, upTo));
        };
    }

    private Iterator<LoggedEvent> moderation(Thing content, long upTo) {
        return new Merged(
                log.stream(ModerationId.STREAMS + content.id(), upTo),
                log.streams(ReportId.streamsOf(content.id()), upTo));
    }

    private Iterator<LoggedEvent> postOf(Thing comment, long upTo) {
        return first(comment, upTo)
                .filter(CommentEvent.class::isInstance)
                .map(event -> log.stream(((CommentEvent) event).post().text(), upTo))
                .orElse(List.<LoggedEvent>of().iterator());
    }

    private Optional<DomainEvent> first(Thing thing, long upTo) {
        Iterator<LoggedEvent> events = log.stream(thing.id(), upTo);
        return events.hasNext() ? events.next().event() : Optional.empty();
    }

    /** What the thing was at a position. */
    public State at(Thing thing, long position) {
        State state = new State(thing);
        of(thing, position).forEachRemaining(state::take);
        return state;
    }
}
