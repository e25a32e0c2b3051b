package nighttalk.query.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nighttalk.event.DomainEvent;
import nighttalk.query.projection.EventSequence;
import nighttalk.query.projection.OriginOfMessage;
import nighttalk.query.projection.ParkedEvents.Parked;
import nighttalk.query.projection.PassingErrors;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Reads, decodes and folds a range, for several projections at once. Any number of ranges at a time. */
final class RangeFolder {

    /**
     * A projection to be folded, and which events of the range are for it.
     *
     * @param fold the same code that runs live
     * @param window from where to where
     */
    record Part(Projection fold, Window window) {}

    private final LogRanges log;
    private final EventSequence sequences = new EventSequence();

    RangeFolder(LogRanges log) {
        this.log = log;
    }

    /**
     * Folds the events behind {@code after} and up to {@code upTo}.
     *
     * @param parked sequences of which nothing may be folded, by projection
     * @throws SQLException if the log can't be read now
     * @throws RebuildFailed if it has a hole
     */
    FoldedRange fold(long after, long upTo, List<Part> parts, Map<String, Set<String>> parked) throws SQLException {
        Folding folding = new Folding(parts, parked, part -> part.window().takesAll(after, upTo));
        long position = after;
        boolean origins = parts.stream().anyMatch(part -> part.fold().asksForOrigin());
        for (TrackedEventMessage<?> event : log.read(after, upTo, origins)) {
            folding.take(event, ++position);
        }
        return folding.result(upTo);
    }

    /** The event at that position. */
    TrackedEventMessage<?> event(long position) {
        try {
            return log.read(position - 1, position, false).getFirst();
        } catch (SQLException e) {
            throw new RebuildFailed("the log can't be read: " + e.getMessage(), e);
        }
    }

    /** The event as one that can't be folded. */
    Parked parked(TrackedEventMessage<?> event, long position, Throwable cause) {
        return Parked.of(String.valueOf(sequences.getSequenceIdentifierFor(event)), position, cause);
    }

    /** One range on its way. */
    private final class Folding {

        private final List<Part> parts;
        private final Map<String, Set<String>> known;
        private final Set<String> takingAll = new HashSet<>();
        private final Map<String, Set<String>> parkedHere = new HashMap<>();
        private final Map<String, List<RowChange>> changes = new HashMap<>();
        private final Map<String, List<Parked>> parked = new HashMap<>();
        private final List<Status.Bad> bad = new ArrayList<>();
        private @Nullable String lastType;

        Folding(List<Part> parts, Map<String, Set<String>> known, Predicate<Part> takesAll) {
            this.parts = parts;
            this.known = known;
            parts.forEach(part -> changes.put(part.fold().name(), new ArrayList<>()));
            parts.stream()
                    .filter(takesAll)
                    .forEach(part -> takingAll.add(part.fold().name()));
        }

        void take(TrackedEventMessage<?> event, long position) {
            Object payload;
            try {
                payload = event.getPayload();
            } catch (RuntimeException e) {
                if (PassingErrors.isBehind(e)) {
                    throw e;
                }
                parts.forEach(part -> refuse(part, event, position, e));
                return;
            }
            lastType = payload.getClass().getSimpleName();
            if (payload instanceof DomainEvent known) {
                parts.forEach(part -> fold(part, known, event, position));
            } // else it is of a newer version, which the live run passes over as well
        }

        private void fold(Part part, DomainEvent payload, TrackedEventMessage<?> event, long position) {
            String name = part.fold().name();
            if (!takes(part, event, position)) {
                return;
            }
            if (isParked(name, event)) {
                park(name, event, position, null);
                return;
            }
            try {
                changes.getOrDefault(name, new ArrayList<>())
                        .addAll(part.fold().fold(payload, position, event.getTimestamp(), new OriginOfMessage(event)));
            } catch (RuntimeException e) {
                refuse(part, event, position, e);
            }
        }

        private boolean takes(Part part, TrackedEventMessage<?> event, long position) {
            return takingAll.contains(part.fold().name()) || part.window().takes(sequence(event), position);
        }

        private boolean isParked(String projection, TrackedEventMessage<?> event) {
            Set<String> before = known.getOrDefault(projection, Set.of());
            Set<String> here = parkedHere.getOrDefault(projection, Set.of());
            if (before.isEmpty() && here.isEmpty()) {
                return false;
            }
            String sequence = sequence(event);
            return before.contains(sequence) || here.contains(sequence);
        }

        private void refuse(Part part, TrackedEventMessage<?> event, long position, RuntimeException e) {
            if (takes(part, event, position)) {
                bad.add(bad(event, position, e));
                park(part.fold().name(), event, position, e);
            }
        }

        private void park(String projection, TrackedEventMessage<?> event, long position, @Nullable Throwable cause) {
            parkedHere.computeIfAbsent(projection, first -> new HashSet<>()).add(sequence(event));
            parked.computeIfAbsent(projection, first -> new ArrayList<>())
                    .add(Parked.of(sequence(event), position, cause));
        }

        private String sequence(TrackedEventMessage<?> event) {
            return String.valueOf(sequences.getSequenceIdentifierFor(event));
        }

        FoldedRange result(long upTo) {
            return new FoldedRange(upTo, changes, parked, bad, lastType, known);
        }
    }

    static Status.Bad bad(TrackedEventMessage<?> event, long position, Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return new Status.Bad(
                position,
                event.getPayloadType().getSimpleName(),
                deepest.getClass().getSimpleName() + ": " + deepest.getMessage());
    }
}
