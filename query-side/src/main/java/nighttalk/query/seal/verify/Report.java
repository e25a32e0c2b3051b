package nighttalk.query.seal.verify;

import nighttalk.query.seal.note.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a verification came to.
 *
 * @param finding the first damage, in the order of positions; nothing if all is well
 * @param checkpoint against which the rows were compared, if there is a good one
 * @param from behind which position the rows were compared
 * @param notSealedYet how many events are newer than the checkpoint
 */
public record Report(@Nullable Finding finding, Checkpoint.@Nullable Signed checkpoint, long from, long notSealedYet) {

    /** Whether all is well. */
    public boolean isSound() {
        return finding == null;
    }
}
