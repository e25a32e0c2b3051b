package nighttalk.query.seal.tree;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tiles of a tree whose root is known, each checked against that root before it is given out: the right edge hashes to
 * the root, and a full tile hashes to what the tile above it says. So no tile has to be trusted.
 */
public final class AuthenticTiles implements TileSource {

    private static final int KEPT = 128;

    private final long size;
    private final TileSource tiles;
    private final Map<Tile, byte[]> edge = new HashMap<>();
    private final Map<Tile, byte[]> upper = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Reads and checks the right edge.
     *
     * @param size how many leaves the tree has
     * @param root its root, from somebody whom the caller trusts
     * @param tiles where they are read
     * @throws TileDamaged if the right edge is not there, or does not hash to the root
     */
    public AuthenticTiles(long size, Hash root, TileSource tiles) {
        this.size = size;
        this.tiles = tiles;
        GrowingTree tree = GrowingTree.resume(size, this::kept, (tile, hashes) -> {});
        if (!tree.root().equals(root)) {
            throw new TileDamaged(
                    edge.keySet().stream().findFirst().orElse(new Tile(0, 0, 1)),
                    "or another tile at the right edge does not hash to the signed root");
        }
    }

    private byte[] kept(Tile tile) {
        byte[] hashes = sized(tile);
        edge.put(tile, hashes);
        return hashes;
    }

    private byte[] sized(Tile tile) {
        byte[] hashes = tiles.read(tile);
        if (hashes.length != tile.bytes()) {
            throw new TileDamaged(tile, "has " + hashes.length + " bytes instead of " + tile.bytes());
        }
        return hashes;
    }

    /** How many leaves the tree has. */
    public long size() {
        return size;
    }

    @Override
    public byte[] read(Tile tile) {
        byte[] known = edge.get(tile);
        if (known != null) {
            return known;
        }
        if (!tile.isFull()) {
            throw new TileDamaged(tile, "is no tile of this tree");
        }
        return tile.level() == 0 ? checked(tile) : readUpper(tile);
    }

    private byte[] readUpper(Tile tile) {
        synchronized (upper) {
            byte[] known = upper.get(tile);
            if (known == null) {
                known = checked(tile);
                upper.put(tile, known);
            }
            return known;
        }
    }

    private byte[] checked(Tile tile) {
        Hash expected = rootOf(tile);
        byte[] hashes = sized(tile);
        if (!new Hasher().root(hashes).equals(expected)) {
            throw new TileDamaged(tile, "does not hash to the signed root");
        }
        return hashes;
    }

    /**
     * What a full tile must hash to, without looking at it.
     *
     * @throws TileDamaged if a tile above it is damaged
     */
    public Hash rootOf(Tile tile) {
        return Hash.in(read(tile.above(size)), Math.toIntExact(tile.index() % Tile.FULL));
    }
}
