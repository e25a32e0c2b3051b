package nighttalk.query.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import nighttalk.query.projection.ProjectionPositions;
import org.jspecify.annotations.Nullable;

/**
 * Rows kept in memory for as long as reading them again would give the same. Rows that were read when the projections
 * had come to a position {@code seen} are good while the projections are still there, and beyond, up to wherever
 * {@link Touches} is sure that no event behind {@code seen} touches them. So a kept row is never older than the
 * position that its reader asks for, nor than the answer names, whichever process runs the projections.
 *
 * @param <K> what is asked for
 * @param <V> rows, which must not change
 */
public final class KeptRows<K, V> {

    /** Never what keeps them right; what a person took back shall not linger in memory. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final long[] NO_KEYS = {};

    /** How to tell rows apart and how heavy they are. */
    public interface Nature<V> {

        /** Numbers of all that the rows show, as in {@link TouchedBy}. */
        long[] touchedBy(V rows);

        /** About how many bytes they take. */
        int weight(V rows);

        /** Whether what has changed without touching them is known well enough to be added. */
        default boolean canBeBroughtUpToDate(V rows) {
            return true;
        }
    }

    private static final class Kept<V> {
        private final @Nullable V rows;
        private final long[] keys;
        private final long seen;
        private final long epoch;

        Kept(@Nullable V rows, long[] keys, long seen, long epoch) {
            this.rows = rows;
            this.keys = keys;
            this.seen = seen;
            this.epoch = epoch;
        }
    }

    private final Nature<V> nature;
    private final Collection<String> projections;
    private final ProjectionPositions positions;
    private final Asked asked;
    private final Touches touches;
    private final Cache<K, Kept<V>> kept;
    private final ConcurrentMap<K, CompletableFuture<Kept<V>>> beingRead = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter misses;

    KeptRows(
            String name,
            Collection<String> projections,
            Nature<V> nature,
            long mostBytes,
            ProjectionPositions positions,
            Asked asked,
            Touches touches,
            MeterRegistry meters) {
        this.nature = nature;
        this.projections = projections;
        this.positions = positions;
        this.asked = asked;
        this.touches = touches;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .<K, Kept<V>>weigher((key, found) -> found.rows == null ? 0 : nature.weight(found.rows))
                .expireAfterWrite(LONGEST)
                .build();
        this.hits = counter(meters, name, "hit");
        this.misses = counter(meters, name, "miss");
        Gauge.builder("nighttalk.cache.rows", kept, Cache::estimatedSize)
                .description("how many entries are kept in memory")
                .tag("rows", name)
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String name, String result) {
        return Counter.builder("nighttalk.cache.reads")
                .description("reads answered from memory (hit) or from the database (miss)")
                .tag("rows", name)
                .tag("result", result)
                .register(meters);
    }

    /**
     * The rows, at least as new as the projections are now, and as the request asks. One that asks for more than the
     * projections have come to, and was not patient enough, gets what the database has.
     *
     * @param read reads them from the database; of several who need the same, one reads. Null when there are none, which
     *     is not kept
     */
    public @Nullable V get(K key, Supplier<@Nullable V> read) {
        long now = Math.max(positions.ofAll(projections), asked.position());
        Kept<V> known = kept.getIfPresent(key);
        if (known != null && isGood(known, now)) {
            hits.increment();
            return known.rows;
        }
        misses.increment();
        CompletableFuture<Kept<V>> mine = new CompletableFuture<>();
        CompletableFuture<Kept<V>> others = beingRead.putIfAbsent(key, mine);
        if (others == null) {
            return readInto(mine, key, read).rows;
        }
        Kept<V> found = join(others);
        if (isGood(found, now)) {
            return found.rows;
        }
        // That one had begun before this call, and may lack something; what was begun since does not.
        others = beingRead.putIfAbsent(key, mine);
        return (others == null ? readInto(mine, key, read) : join(others)).rows;
    }

    private Kept<V> readInto(CompletableFuture<Kept<V>> mine, K key, Supplier<@Nullable V> read) {
        try {
            long epoch = touches.epoch();
            long seen = positions.ofAll(projections); // before the rows: these may only be newer
            V rows = read.get();
            Kept<V> found = new Kept<>(rows, rows == null ? NO_KEYS : nature.touchedBy(rows), seen, epoch);
            if (rows == null) {
                kept.invalidate(key);
            } else {
                kept.put(key, found);
            }
            beingRead.remove(key);
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error e) {
            beingRead.remove(key);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private boolean isGood(Kept<V> found, long now) {
        if (found.epoch != touches.epoch()) {
            return false;
        }
        V rows = found.rows;
        return rows == null
                ? found.seen >= now
                : (found.seen >= now || touches.leftAlone(found.keys, found.seen, now))
                        && nature.canBeBroughtUpToDate(rows);
    }

    private static <V> Kept<V> join(CompletableFuture<Kept<V>> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
