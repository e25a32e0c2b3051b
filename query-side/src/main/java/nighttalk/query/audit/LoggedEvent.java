package nighttalk.query.audit;

import java.time.Instant;
import java.util.Optional;
import nighttalk.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param position where
 * @param at when it was recorded, to the microsecond
 * @param type its name in the log
 * @param stream the stream that it belongs to
 * @param sequence which event of that stream it is, from 0 on
 * @param id its identifier
 * @param actor who acted: an account, or what kind of thing; null where the log doesn't say
 * @param correlation common to everything that one request set off
 * @param causation the event, or the command, that it follows from
 * @param payload what happened; null if it is of a newer version, or can't be read
 */
public record LoggedEvent(
        long position,
        Instant at,
        String type,
        String stream,
        long sequence,
        String id,
        @Nullable String actor,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable DomainEvent payload) {

    /** What happened, where it can be told. */
    public Optional<DomainEvent> event() {
        return Optional.ofNullable(payload);
    }

    /** What it belongs to: a thing without a correlation begins one. */
    public String belongsTo() {
        return correlation == null ? id : correlation;
    }
}
