package nighttalk.query.seal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree that leaves are appended to. It keeps its right edge only, the tiles that are not full yet; a tile that becomes
 * full is handed over. For one thread.
 */
public final class GrowingTree {

    /** Takes tiles that became full. */
    @FunctionalInterface
    public interface FullTiles {

        /** Takes one; its hashes are the caller's to keep. */
        void take(Tile tile, byte[] hashes);
    }

    private final Hasher hasher = new Hasher();
    private final List<Edge> levels = new ArrayList<>();
    private final FullTiles full;
    private long size;

    private static final class Edge {
        private final byte[] hashes = new byte[Tile.FULL * Hash.BYTES];
        private int width;
    }

    /** A tree without leaves. */
    public GrowingTree(FullTiles full) {
        this.full = full;
    }

    /**
     * A tree of so many leaves, whose right edge is read.
     *
     * @throws TileDamaged if a tile of it can't be had
     */
    public static GrowingTree resume(long size, TileSource tiles, FullTiles full) {
        GrowingTree tree = new GrowingTree(full);
        tree.size = size;
        for (Tile tile : Tile.partial(size)) {
            byte[] hashes = tiles.read(tile);
            Edge edge = tree.level(tile.level());
            System.arraycopy(hashes, 0, edge.hashes, 0, tile.bytes());
            edge.width = tile.width();
        }
        return tree;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** Appends a leaf. */
    public void append(Hash leaf) {
        append(0, leaf);
        size++;
    }

    private void append(int level, Hash hash) {
        Edge edge = level(level);
        hash.copyTo(edge.hashes, edge.width);
        edge.width++;
        if (edge.width == Tile.FULL) {
            long index = (((size + 1) >>> (Tile.HEIGHT * level)) - 1) / Tile.FULL;
            byte[] hashes = edge.hashes.clone();
            full.take(new Tile(level, index, Tile.FULL), hashes);
            edge.width = 0;
            append(level + 1, hasher.root(hashes));
        }
    }

    private Edge level(int level) {
        while (levels.size() <= level) {
            levels.add(new Edge());
        }
        return levels.get(level);
    }

    /** The root: what is at the edge of a level, with all that is below it as one more hash on its right. */
    public Hash root() {
        byte[] below = new byte[0];
        for (Edge edge : levels) {
            byte[] row = Arrays.copyOf(edge.hashes, edge.width * Hash.BYTES + below.length);
            System.arraycopy(below, 0, row, edge.width * Hash.BYTES, below.length);
            below = row.length == 0 ? row : hasher.root(row).bytes();
        }
        return below.length == 0 ? hasher.empty() : Hash.of(below);
    }

    /** The tiles that are not full, from the lowest level up. */
    public Map<Tile, byte[]> partial() {
        Map<Tile, byte[]> tiles = new LinkedHashMap<>();
        for (Tile tile : Tile.partial(size)) {
            tiles.put(tile, Arrays.copyOf(level(tile.level()).hashes, tile.bytes()));
        }
        return tiles;
    }
}
