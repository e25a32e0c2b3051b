package nighttalk.query.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.tree.GrowingTree;
import nighttalk.query.seal.tree.Hash;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.SealedTree;
import nighttalk.query.seal.tree.Tile;
import nighttalk.query.seal.tree.TileDamaged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where sealing goes on, and that everything fits: what was published, what is remembered, tiles and rows. */
final class Continuation {

    private static final Logger LOG = LoggerFactory.getLogger(Continuation.class);
    private static final int RANGE = 2048;

    private final SealedLog sealed;
    private final LogRows rows;
    private final String origin;

    /**
     * Takes what it works with.
     *
     * @param sealed what was published
     * @param rows the log
     * @param origin the log's name
     */
    Continuation(SealedLog sealed, LogRows rows, String origin) {
        this.sealed = sealed;
        this.rows = rows;
        this.origin = origin;
    }

    /**
     * The last checkpoint: the one that was published, or, in a new place, the one that is remembered.
     *
     * @throws SealRefused if the two don't fit, or were not signed with our keys
     */
    Checkpoint.@Nullable Signed last(Optional<SealMemory.Last> memory) {
        try {
            Checkpoint.@Nullable Signed published = sealed.newest().orElse(null);
            Checkpoint.@Nullable Signed remembered = memory.map(
                            last -> Checkpoint.open(last.note().getBytes(StandardCharsets.UTF_8), sealed.keys()))
                    .orElse(null);
            if (published != null && !published.checkpoint().origin().equals(origin)) {
                throw new SealRefused("the place holds another log, "
                        + published.checkpoint().origin() + "; the key is of " + origin);
            }
            if (published != null && remembered != null) {
                extending(published.checkpoint(), remembered.checkpoint());
            }
            return published == null ? remembered : published;
        } catch (Malformed e) {
            throw new SealRefused(
                    "the last checkpoint can't be continued: " + e.getMessage()
                            + " (a lost or changed key? name earlier ones in nighttalk.seal.former-keys)",
                    e);
        }
    }

    private void extending(Checkpoint published, Checkpoint remembered) {
        if (published.size() < remembered.size()) {
            throw new SealRefused("the place was set back: its checkpoint is of " + published.size() + " events, but "
                    + remembered.size() + " were sealed");
        }
        Hash then = published.size() == remembered.size()
                ? published.root()
                : new SealedTree(published.size(), sealed.tiles(published)).root(remembered.size());
        if (!then.equals(remembered.root())) {
            throw new SealRefused("the checkpoint in the place is of another history: at " + remembered.size()
                    + " events it has not the root that was signed");
        }
    }

    /**
     * The tree of that checkpoint, to be continued. Tiles that are missing or damaged are made anew, if the rows still
     * hash to what was signed.
     *
     * @param full takes the tiles that become full
     * @throws SealRefused if the log has fewer events, or others
     */
    GrowingTree tree(Checkpoint last, GrowingTree.FullTiles full) {
        long head = rows.head();
        if (head < last.size()) {
            throw new SealRefused(
                    "the log was cut: it ends at position " + head + ", but " + last.size() + " events were sealed");
        }
        try {
            GrowingTree tree = GrowingTree.resume(last.size(), sealed.tiles(), full);
            if (tree.root().equals(last.root())) {
                rightEdgeFits(last);
                return tree;
            }
        } catch (TileDamaged e) {
            LOG.warn("{}", e.getMessage());
        }
        return anew(last, full);
    }

    private GrowingTree anew(Checkpoint last, GrowingTree.FullTiles full) {
        if (!grown(last.size(), (tile, hashes) -> {}).root().equals(last.root())) {
            throw new SealRefused("the rows of the log do not hash to the root that was signed at " + last.size()
                    + " events, and the tiles are damaged");
        }
        LOG.warn("the tiles of the sealed log were not all there; they are made anew from the rows, which fit");
        return grown(last.size(), full);
    }

    private GrowingTree grown(long size, GrowingTree.FullTiles full) {
        GrowingTree tree = new GrowingTree(full);
        Hasher hasher = new Hasher();
        while (tree.size() < size) {
            for (CanonicalEvent event : dense(tree.size(), Math.min(size, tree.size() + RANGE))) {
                tree.append(event.leaf(hasher));
            }
        }
        return tree;
    }

    /**
     * The rows behind {@code after} and up to {@code upTo}.
     *
     * @throws SealRefused if one is not there
     */
    List<CanonicalEvent> dense(long after, long upTo) {
        List<CanonicalEvent> range = rows.range(after, upTo);
        for (int i = 0; i < upTo - after; i++) {
            if (i >= range.size() || range.get(i).position() != after + i + 1) {
                throw new SealRefused("the log has no event at position " + (after + i + 1) + ": somebody removed it");
            }
        }
        return range;
    }

    private void rightEdgeFits(Checkpoint last) {
        if (last.size() == 0) {
            return;
        }
        Tile tile = Tile.of(0, (last.size() - 1) / Tile.FULL, last.size()).orElseThrow();
        byte[] hashes = sealed.tiles().read(tile);
        Hasher hasher = new Hasher();
        for (CanonicalEvent event : dense(last.size() - tile.width(), last.size())) {
            Hash leaf = Hash.in(hashes, Math.toIntExact((event.position() - 1) % Tile.FULL));
            if (!event.leaf(hasher).equals(leaf)) {
                throw new SealRefused("the event at position " + event.position() + " was changed after it was sealed");
            }
        }
    }

    /** Whether a tile is there already, as it should be. */
    boolean isKept(Tile tile, byte[] hashes) {
        return sealed.place()
                .read(tile.path())
                .filter(kept -> Arrays.equals(kept, hashes))
                .isPresent();
    }
}
