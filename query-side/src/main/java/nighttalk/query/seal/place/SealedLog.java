package nighttalk.query.seal.place;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.tree.AuthenticTiles;
import nighttalk.query.seal.tree.Tile;
import nighttalk.query.seal.tree.TileDamaged;
import nighttalk.query.seal.tree.TileSource;

/** The sealed log in its place, for readers: checkpoints that somebody known signed, and the tiles that fit to them. */
public final class SealedLog {

    private final Place place;
    private final List<VerifierKey> keys;

    /**
     * Takes what it works with.
     *
     * @param place where it is
     * @param keys who may have signed it
     */
    public SealedLog(Place place, List<VerifierKey> keys) {
        this.place = place;
        this.keys = List.copyOf(keys);
    }

    /** Where it is. */
    public Place place() {
        return place;
    }

    /** Who may have signed it. */
    public List<VerifierKey> keys() {
        return keys;
    }

    /**
     * The newest checkpoint, if there is one.
     *
     * @throws Malformed if none of the keys signed it
     */
    public Optional<Checkpoint.Signed> newest() {
        return place.read(Place.CHECKPOINT).map(note -> Checkpoint.open(note, keys));
    }

    /**
     * The checkpoint of that size, if it is kept.
     *
     * @throws Malformed if none of the keys signed it, or it is of another size
     */
    public Optional<Checkpoint.Signed> checkpoint(long size) {
        return place.read(path(size)).map(note -> {
            Checkpoint.Signed signed = Checkpoint.open(note, keys);
            if (signed.checkpoint().size() != size) {
                throw new Malformed("the checkpoint kept as that of " + size + " events is of "
                        + signed.checkpoint().size());
            }
            return signed;
        });
    }

    /** Where the checkpoint of that size is kept. */
    public static String path(long size) {
        return Place.CHECKPOINTS + Tile.number(size);
    }

    /** The tiles as they are. One that is not full may have been replaced by the full one, and is read from that. */
    public TileSource tiles() {
        return tile -> {
            byte[] hashes = place.read(tile.path())
                    .or(() -> place.read(tile.full().path()))
                    .orElseThrow(() -> new TileDamaged(tile, "is missing"));
            if (hashes.length != tile.bytes() && hashes.length != tile.full().bytes()) {
                throw new TileDamaged(tile, "has " + hashes.length + " bytes instead of " + tile.bytes());
            }
            return hashes.length == tile.bytes() ? hashes : Arrays.copyOf(hashes, tile.bytes());
        };
    }

    /**
     * The tiles that fit to a checkpoint.
     *
     * @throws TileDamaged if those at the right edge don't
     */
    public AuthenticTiles tiles(Checkpoint checkpoint) {
        return new AuthenticTiles(checkpoint.size(), checkpoint.root(), tiles());
    }
}
