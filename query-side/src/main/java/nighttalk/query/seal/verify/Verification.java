package nighttalk.query.seal.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.tree.AuthenticTiles;
import nighttalk.query.seal.tree.GrowingTree;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.TileDamaged;
import org.jspecify.annotations.Nullable;

/** Recomputes the seal from the rows of the log, several ranges at a time, and finds the first event that differs. */
public final class Verification {

    /** How many events are read at a time; a multiple of a tile's width. */
    private static final int RANGE = 2048;

    /** Is told how far it has come. */
    @FunctionalInterface
    public interface Progress {

        /** All events up to there are as they were sealed in this checkpoint. */
        void verified(long position, Checkpoint.Signed checkpoint);
    }

    private final LogRows rows;
    private final SealedLog sealed;
    private final int threads;
    private final Progress progress;

    /**
     * Takes what it works with.
     *
     * @param rows the log, as it is now
     * @param sealed what was sealed
     * @param threads how many ranges are read at a time
     * @param progress is told how far it has come
     */
    public Verification(LogRows rows, SealedLog sealed, int threads, Progress progress) {
        this.rows = rows;
        this.sealed = sealed;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * Verifies the log.
     *
     * @param earlier a checkpoint that the caller has from before, which the log must be a continuation of
     * @param from up to where the rows were found well under that checkpoint; 0 for none of them
     * @throws nighttalk.query.seal.place.PlaceAway if the place can't be asked
     * @throws org.springframework.dao.DataAccessException if the log can't be read
     */
    public Report run(@Nullable Checkpoint earlier, long from) {
        Checkpoints checkpoints = new Checkpoints(sealed, earlier);
        Checkpoint.@Nullable Signed newest = null;
        try {
            newest = checkpoints.newest();
            AuthenticTiles tiles = tiles(newest.checkpoint());
            try {
                checkpoints.fit(newest, tiles);
            } catch (TileDamaged e) {
                compare(newest, tiles, from); // which says more, if the tile is one of those that it looks at
                throw e;
            }
            compare(newest, tiles, from);
            return new Report(null, newest, from, new Ends(rows).notSealedYet(newest.checkpoint()));
        } catch (Damage e) {
            return new Report(e.finding(), newest, from, 0);
        } catch (TileDamaged e) {
            return new Report(new Finding(Finding.Kind.TILES, 0, String.valueOf(e.getMessage())), newest, from, 0);
        }
    }

    /** If the tiles at the right edge are damaged, the rows can still be compared, with the signed root alone. */
    private AuthenticTiles tiles(Checkpoint checkpoint) {
        try {
            return sealed.tiles(checkpoint);
        } catch (TileDamaged e) {
            throw new Damage(
                    Finding.Kind.TILES,
                    0,
                    e.getMessage()
                            + (rowsHashTo(checkpoint)
                                    ? "; the events themselves are as they were sealed"
                                    : "; and one or more events are not as they were sealed"));
        }
    }

    private boolean rowsHashTo(Checkpoint checkpoint) {
        GrowingTree tree = new GrowingTree((tile, hashes) -> {});
        Hasher hasher = new Hasher();
        while (tree.size() < checkpoint.size()) {
            long after = tree.size();
            for (CanonicalEvent event : rows.range(after, Math.min(checkpoint.size(), after + RANGE))) {
                if (event.position() != tree.size() + 1) {
                    return false;
                }
                tree.append(event.leaf(hasher));
            }
            if (tree.size() == after) {
                return false;
            }
        }
        return tree.root().equals(checkpoint.root());
    }

    private void compare(Checkpoint.Signed newest, AuthenticTiles tiles, long from) {
        long size = newest.checkpoint().size();
        RangeCheck check = new RangeCheck(rows, tiles);
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            Deque<Future<Long>> underway = new ArrayDeque<>();
            try {
                for (long after = from - from % RANGE; after < size; after += RANGE) {
                    long begin = after;
                    long upTo = Math.min(size, after + RANGE);
                    underway.add(workers.submit(() -> {
                        check.run(begin, upTo, from);
                        return upTo;
                    }));
                    if (underway.size() > 2 * threads) {
                        progress.verified(result(underway.remove()), newest);
                    }
                }
                while (!underway.isEmpty()) {
                    progress.verified(result(underway.remove()), newest);
                }
            } finally {
                workers.shutdownNow();
            }
        }
    }

    private static long result(Future<Long> range) {
        try {
            return range.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
