package nighttalk.query.seal.verify;

import java.util.Locale;

/**
 * What is wrong.
 *
 * @param kind what sort of damage
 * @param position of the event that it is about; 0 where it is about none
 * @param text the same for people
 */
public record Finding(Kind kind, long position, String text) {

    /** What sort of damage. */
    public enum Kind {
        /** The event is another than the one that was sealed. */
        ALTERED,
        /** The event was sealed and is not there. */
        MISSING,
        /** There is an event that does not belong to the log. */
        EXTRA,
        /** The event was sealed at another position. */
        MOVED,
        /** The log's own note of where it ends is wrong. */
        HEAD,
        /** Tiles are missing or are not those that were signed. */
        TILES,
        /** A checkpoint is missing, or is not signed by a key that is known. */
        CHECKPOINT,
        /** The place was set back to an earlier checkpoint. */
        SET_BACK,
        /** Two signed checkpoints contradict each other: one history was replaced by another. */
        FORKED
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + text;
    }
}
