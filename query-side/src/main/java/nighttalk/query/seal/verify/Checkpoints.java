package nighttalk.query.seal.verify;

import java.util.List;
import java.util.Optional;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.tree.AuthenticTiles;
import nighttalk.query.seal.tree.SealedTree;
import org.jspecify.annotations.Nullable;

/** Whether all checkpoints that are known are of one history: the newest, those kept, and one that the auditor has. */
final class Checkpoints {

    private final SealedLog sealed;
    private final @Nullable Checkpoint earlier;
    private final List<Long> kept;

    Checkpoints(SealedLog sealed, @Nullable Checkpoint earlier) {
        this.sealed = sealed;
        this.earlier = earlier;
        // Before the newest is read: sealing goes on meanwhile.
        this.kept = sealed.place().checkpoints();
    }

    /**
     * The newest.
     *
     * @throws Damage if there is none, or it is not signed, or an even newer one is known
     */
    Checkpoint.Signed newest() {
        Checkpoint.Signed newest;
        try {
            newest = sealed.newest()
                    .orElseThrow(() ->
                            new Damage(Finding.Kind.CHECKPOINT, 0, "there is no checkpoint in " + sealed.place()));
        } catch (Malformed e) {
            throw new Damage(Finding.Kind.CHECKPOINT, 0, "the newest checkpoint: " + e.getMessage());
        }
        long size = newest.checkpoint().size();
        long known = Math.max(kept.isEmpty() ? 0 : kept.getLast(), earlier == null ? 0 : earlier.size());
        if (known > size) {
            throw new Damage(
                    Finding.Kind.SET_BACK,
                    0,
                    "the newest checkpoint is of " + size + " events, but there was one of " + known);
        }
        return newest;
    }

    /**
     * Whether the earlier ones are of the same history.
     *
     * @throws Damage if one is not
     * @throws nighttalk.query.seal.tree.TileDamaged if that can't be said, for a damaged tile
     */
    void fit(Checkpoint.Signed newest, AuthenticTiles tiles) {
        SealedTree tree = new SealedTree(newest.checkpoint().size(), tiles);
        if (earlier != null) {
            same(tree, earlier, newest.checkpoint());
        }
        long seen = earlier == null ? 0 : earlier.size();
        for (long size : kept) {
            if (size > seen) {
                kept(size).ifPresent(signed -> same(tree, signed.checkpoint(), newest.checkpoint()));
            }
        }
    }

    private Optional<Checkpoint.Signed> kept(long size) {
        try {
            return sealed.checkpoint(size);
        } catch (Malformed e) {
            throw new Damage(
                    Finding.Kind.CHECKPOINT, 0, "the checkpoint kept of " + size + " events: " + e.getMessage());
        }
    }

    private static void same(SealedTree tree, Checkpoint earlier, Checkpoint newest) {
        if (!earlier.origin().equals(newest.origin())
                || !tree.root(earlier.size()).equals(earlier.root())) {
            throw new Damage(
                    Finding.Kind.FORKED,
                    0,
                    "the checkpoint of " + newest.size() + " events is no continuation of that of " + earlier.size()
                            + ": history was replaced");
        }
    }
}
