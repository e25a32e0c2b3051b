package nighttalk.query.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.tree.AuthenticTiles;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.SealedTree;
import nighttalk.query.seal.tree.Tile;

/** Whether some events are as they were sealed, under the newest checkpoint. */
public final class SealedEvents {

    private final LogRows rows;
    private final Supplier<SealedLog> sealed;
    private final Map<Tile, byte[]> tiles = new HashMap<>();
    private final Hasher hasher = new Hasher();

    SealedEvents(LogRows rows, Supplier<SealedLog> sealed) {
        this.rows = rows;
        this.sealed = sealed;
    }

    /**
     * What was found.
     *
     * @param sound how many are as they were sealed
     * @param altered how many are not, or are gone
     * @param notYet how many are newer than the checkpoint
     * @param checkpoint the signed note
     */
    public record Finding(long sound, long altered, long notYet, String checkpoint) {}

    /**
     * Compares each with its leaf.
     *
     * @return nothing if nothing is sealed yet
     * @throws nighttalk.query.seal.tree.TileDamaged if the sealed log itself is damaged
     */
    public Optional<Finding> check(List<Long> positions) {
        return sealed.get().newest().map(newest -> {
            Checkpoint checkpoint = newest.checkpoint();
            AuthenticTiles authentic = sealed.get().tiles(checkpoint);
            SealedTree tree = new SealedTree(checkpoint.size(), tile -> tiles.computeIfAbsent(tile, authentic::read));
            List<Long> inside = positions.stream()
                    .filter(position -> position <= checkpoint.size())
                    .toList();
            long sound =
                    inside.stream().filter(position -> isSound(tree, position)).count();
            return new Finding(
                    sound,
                    inside.size() - sound,
                    positions.size() - inside.size(),
                    newest.note().toString());
        });
    }

    private boolean isSound(SealedTree tree, long position) {
        return rows.find(Long.toString(position))
                .map(row -> row.leaf(hasher).equals(tree.leaf(position - 1)))
                .orElse(false);
    }
}
