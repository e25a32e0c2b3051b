package nighttalk.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a rebuild says of itself while it runs. Written by its threads, read by whoever reports. */
final class Progress {

    private static final Duration RECENT = Duration.ofSeconds(5);
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final int MOST_BAD = 100;

    private record Mark(long nanos, long position) {}

    private final String id;
    private final Request request;
    private final String by;
    private final Instant startedAt = Instant.now();
    private final Deque<Mark> recent = new ArrayDeque<>();
    private final List<Status.Bad> bad = new ArrayList<>();
    private Phase phase = Phase.QUEUED;
    private long beganAt;
    private long beganNanos = System.nanoTime();
    private long position;
    private long target;
    private long folded;
    private long foldingNanos;
    private @Nullable String eventType;
    private long errors;
    private long memory;
    private long rows;
    private long movedAt = System.nanoTime();
    private String waitingFor = "the log";
    private @Nullable String trouble;
    private @Nullable Long differences;
    private @Nullable Long erased;

    Progress(long id, Request request, String by) {
        this.id = Long.toString(id);
        this.request = request;
        this.by = by;
    }

    synchronized void phase(Phase next) {
        phase = next;
        moved();
    }

    /** It folds from here to there now. */
    synchronized void way(long from, long to) {
        beganAt = from;
        beganNanos = System.nanoTime();
        position = from;
        target = Math.max(target, to);
        recent.clear();
        recent.add(new Mark(beganNanos, from));
        moved();
    }

    synchronized void folded(long upTo, @Nullable String type) {
        folded += Math.max(0, upTo - position);
        position = upTo;
        eventType = type == null ? eventType : type;
        long now = System.nanoTime();
        recent.add(new Mark(now, upTo));
        while (recent.size() > 2 && now - recent.getFirst().nanos() > RECENT.toNanos()) {
            recent.removeFirst();
        }
        moved();
    }

    /** The end of a {@link #way}: what comes now does not count as folding. */
    synchronized void arrived() {
        foldingNanos += System.nanoTime() - beganNanos;
        beganNanos = System.nanoTime();
        beganAt = position;
    }

    synchronized void wrote(long moreRows) {
        rows += moreRows;
        moved();
    }

    synchronized void memory(long bytes) {
        memory = bytes;
    }

    synchronized void failed(List<Status.Bad> events) {
        errors += events.size();
        events.stream().limit(MOST_BAD - bad.size()).forEach(bad::add);
    }

    synchronized void compared(long differing, long differingByErasure) {
        differences = (differences == null ? 0 : differences) + differing;
        erased = (erased == null ? 0 : erased) + differingByErasure;
        moved();
    }

    /** What will be the reason if nothing moves. */
    synchronized void waitingFor(String whom) {
        waitingFor = whom;
    }

    /** An error that passes, and that something is tried again for. */
    synchronized void trouble(String what) {
        trouble = what;
    }

    private void moved() {
        movedAt = System.nanoTime();
        trouble = null;
    }

    synchronized Status status() {
        return new Status(
                id,
                request.kind(),
                request.projections(),
                by,
                startedAt,
                null,
                phase,
                stalled(),
                position,
                target,
                percent(),
                now(),
                average(),
                secondsLeft(),
                eventType,
                errors,
                memory,
                rows,
                null,
                null,
                differences,
                erased,
                List.copyOf(bad));
    }

    private @Nullable String stalled() {
        long still = System.nanoTime() - movedAt;
        if (trouble != null) {
            return trouble;
        }
        if (still < STALL.toNanos() || phase == Phase.INDEXING || phase == Phase.COMPARING || phase.isOver()) {
            return null; // building an index is one statement, whose progress nobody tells
        }
        return "nothing moved for " + TimeUnit.NANOSECONDS.toSeconds(still) + " s; waiting for " + waitingFor;
    }

    private double percent() {
        if (target == 0) {
            return phase.isOver() || phase.compareTo(Phase.FOLDING) > 0 ? 100 : 0;
        }
        return Math.min(100.0, Math.floor(1_000.0 * position / target) / 10);
    }

    /** In the last seconds: less and less while nothing comes. */
    private long now() {
        Mark first = recent.peekFirst();
        if (first == null || phase.isOver()) {
            return 0;
        }
        return perSecond(position - first.position(), System.nanoTime() - first.nanos());
    }

    private long average() {
        boolean onTheWay = position > beganAt;
        return perSecond(folded, foldingNanos + (onTheWay ? System.nanoTime() - beganNanos : 0));
    }

    private static long perSecond(long events, long nanos) {
        return nanos <= 0 ? 0 : Math.round(events * 1e9 / nanos);
    }

    private @Nullable Long secondsLeft() {
        long rate = now();
        if (position >= target) {
            return 0L;
        }
        return rate == 0 ? null : (target - position + rate - 1) / rate;
    }
}
