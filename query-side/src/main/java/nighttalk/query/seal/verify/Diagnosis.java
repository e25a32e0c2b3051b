package nighttalk.query.seal.verify;

import java.util.List;
import java.util.OptionalLong;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.tree.Hash;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.SealedTree;

/** Says what happened to the first event that is not the one that was sealed, by looking around it. */
final class Diagnosis {

    private static final int AROUND = 1_000;

    private final LogRows rows;
    private final SealedTree tree;
    private final long size;
    private final Hasher hasher = new Hasher();

    Diagnosis(LogRows rows, SealedTree tree, long size) {
        this.rows = rows;
        this.tree = tree;
        this.size = size;
    }

    /** There is no row at that position. */
    static Finding missing(long position) {
        return new Finding(Finding.Kind.MISSING, position, "the event at position " + position + " is missing");
    }

    /** There is a row where none can be. */
    static Finding extra(long position) {
        return new Finding(
                Finding.Kind.EXTRA, position, "there is an event at position " + position + " that is not in the log");
    }

    /** The row is not what was sealed at its position. */
    Finding of(CanonicalEvent found) {
        long position = found.position();
        OptionalLong from = sealedAt(found);
        OptionalLong to = nowAt(position);
        if (from.isPresent() && to.isPresent()) {
            return new Finding(
                    Finding.Kind.MOVED,
                    position,
                    "the event at position " + position + " was sealed at position " + from.getAsLong()
                            + "; the one that was sealed here is at position " + to.getAsLong() + " now");
        }
        if (from.isPresent()) {
            return new Finding(
                    Finding.Kind.MISSING,
                    position,
                    "the event that was sealed at position " + position + " is missing; here is the one that was sealed"
                            + " at position " + from.getAsLong());
        }
        if (to.isPresent()) {
            return new Finding(
                    Finding.Kind.EXTRA,
                    position,
                    "the event at position " + position
                            + " was never sealed; the one that was sealed here is at position " + to.getAsLong()
                            + " now");
        }
        return new Finding(
                Finding.Kind.ALTERED,
                position,
                "the event at position " + position + " is not the one that was sealed: it was altered");
    }

    /** Where this row was sealed, had it another position. */
    private OptionalLong sealedAt(CanonicalEvent found) {
        long last = Math.min(size, found.position() + AROUND);
        for (long at = Math.max(1, found.position() - AROUND); at <= last; at++) {
            if (found.at(at).leaf(hasher).equals(tree.leaf(at - 1))) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }

    /** Where the row is that was sealed at that position. */
    private OptionalLong nowAt(long position) {
        Hash sealed = tree.leaf(position - 1);
        List<CanonicalEvent> around = rows.range(position - AROUND - 1, position + AROUND);
        return around.stream()
                .filter(row -> row.at(position).leaf(hasher).equals(sealed))
                .mapToLong(CanonicalEvent::position)
                .findFirst();
    }
}
