package nighttalk.query.seal.tree;

/** A tile is missing, or its hashes don't lead to the root that was signed. */
public final class TileDamaged extends RuntimeException {

    private final transient Tile tile;

    /**
     * Names the tile.
     *
     * @param tile which
     * @param what is wrong with it, such as {@code is missing}
     */
    public TileDamaged(Tile tile, String what) {
        super(tile.path() + " " + what);
        this.tile = tile;
    }

    /** Which one. */
    public Tile tile() {
        return tile;
    }
}
