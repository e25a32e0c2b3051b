package nighttalk.query.rebuild;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a rebuild is going, or how it went.
 *
 * @param id which
 * @param kind what for
 * @param projections of which
 * @param by who asked for it
 * @param startedAt when
 * @param endedAt when it was over
 * @param phase how far it is
 * @param stalled why nothing moves, or null while something does
 * @param position up to where in the log it is
 * @param target up to where it has to come, as far as that is known
 * @param percent of the way
 * @param eventsPerSecondNow in the last seconds
 * @param eventsPerSecond since it began to fold
 * @param secondsLeft to the target at the present rate
 * @param eventType the kind of event that was folded last
 * @param errors how many events could not be folded
 * @param memoryBytes what row changes take that wait to be written
 * @param rowsWritten how many rows were written
 * @param result what came of it: switched, equal, different, repaired, built, failed, cancelled
 * @param message what there is to say about it
 * @param differences how many rows differ
 * @param erased how many rows differ only in that the log can't tell a withdrawn person's text any more
 * @param bad the first events that could not be folded
 */
record Status(
        String id,
        Kind kind,
        List<String> projections,
        String by,
        Instant startedAt,
        @Nullable Instant endedAt,
        Phase phase,
        @Nullable String stalled,
        long position,
        long target,
        double percent,
        long eventsPerSecondNow,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable String eventType,
        long errors,
        long memoryBytes,
        long rowsWritten,
        @Nullable String result,
        @Nullable String message,
        @Nullable Long differences,
        @Nullable Long erased,
        List<Bad> bad) {

    /**
     * An event that can't be folded.
     *
     * @param position where it is
     * @param type its name in the log
     * @param reason what went wrong
     */
    record Bad(long position, String type, String reason) {}

    /** The same, but over. */
    Status ended(Phase as, Instant at, String how, String what) {
        return new Status(
                id,
                kind,
                projections,
                by,
                startedAt,
                at,
                as,
                null,
                position,
                target,
                percent,
                0,
                eventsPerSecond,
                null,
                eventType,
                errors,
                0,
                rowsWritten,
                how,
                what,
                differences,
                erased,
                bad);
    }
}
