package nighttalk.query.seal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A tree kept as tiles: its hashes, and the proofs of RFC 6962 (sections 2.1.1 and 2.1.2). */
public final class SealedTree {

    private final Hasher hasher = new Hasher();
    private final long size;
    private final TileSource tiles;

    /**
     * Takes what it works with.
     *
     * @param size how many leaves it has
     * @param tiles its tiles, {@link AuthenticTiles} where they come from a place that need not be trusted
     */
    public SealedTree(long size, TileSource tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    /**
     * The hash of a leaf.
     *
     * @throws IllegalArgumentException if the tree has none of that number
     */
    public Hash leaf(long index) {
        within(index + 1);
        return range(index, index + 1);
    }

    /**
     * The root of the first so many leaves.
     *
     * @throws IllegalArgumentException if the tree has fewer
     */
    public Hash root(long first) {
        within(first);
        return first == 0 ? hasher.empty() : range(0, first);
    }

    /**
     * What proves that a leaf is in the tree, from its neighbour up.
     *
     * @throws IllegalArgumentException if the tree has none of that number
     */
    public List<Hash> inclusion(long index) {
        within(index + 1);
        List<Hash> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long split = from + split(to - from);
        if (index < split) {
            inclusion(index, from, split, path);
            path.add(range(split, to));
        } else {
            inclusion(index, split, to, path);
            path.add(range(from, split));
        }
    }

    /**
     * What proves that the first so many leaves are the beginning of the tree.
     *
     * @throws IllegalArgumentException if the tree has fewer
     */
    public List<Hash> consistency(long first) {
        within(first);
        List<Hash> path = new ArrayList<>();
        if (first > 0) {
            consistency(first, 0, size, true, path);
        }
        return path;
    }

    private void consistency(long first, long from, long to, boolean known, List<Hash> path) {
        if (first == to) {
            if (!known) {
                path.add(range(from, to));
            }
            return;
        }
        long split = from + split(to - from);
        if (first <= split) {
            consistency(first, from, split, known, path);
            path.add(range(split, to));
        } else {
            consistency(first, split, to, false, path);
            path.add(range(from, split));
        }
    }

    private void within(long leaves) {
        if (leaves < 0 || leaves > size) {
            throw new IllegalArgumentException("the tree has " + size + " leaves");
        }
    }

    /** The largest power of two below that number. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private Hash range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1 && from % leaves == 0) {
            return subtree(Long.numberOfTrailingZeros(leaves), from / leaves);
        }
        long split = from + split(leaves);
        return hasher.node(range(from, split), range(split, to));
    }

    /** The root of 2^height leaves, of those that begin at a multiple of as many. */
    private Hash subtree(int height, long number) {
        int level = height / Tile.HEIGHT;
        int hashes = 1 << (height % Tile.HEIGHT);
        long first = number * hashes;
        Tile tile = Tile.of(level, first / Tile.FULL, size)
                .orElseThrow(() -> new IllegalArgumentException("the tree has " + size + " leaves"));
        int at = Math.toIntExact(first % Tile.FULL) * Hash.BYTES;
        return hasher.root(Arrays.copyOfRange(tiles.read(tile), at, at + hashes * Hash.BYTES));
    }
}
