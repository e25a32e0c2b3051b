package nighttalk.query.seal.tree;

/** Where tiles are read. */
@FunctionalInterface
public interface TileSource {

    /**
     * The hashes of a tile, 32 bytes each.
     *
     * @throws TileDamaged if it is not there, or is not what it must be
     */
    byte[] read(Tile tile);
}
