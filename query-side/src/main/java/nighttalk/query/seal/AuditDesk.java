package nighttalk.query.seal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.ConsistencyProof;
import nighttalk.query.seal.note.InclusionProof;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.place.Place;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.SealedTree;
import org.jspecify.annotations.Nullable;

/** Answers auditors: how far the log is sealed, and proofs about it. */
final class AuditDesk {

    /**
     * How it stands.
     *
     * @param size how many events are sealed
     * @param head how many there are
     * @param checkpoint the newest signed checkpoint
     * @param sealedAt when it was published
     * @param keys public keys, those that sign now first
     * @param refused why the log is not sealed any more, if so
     */
    record Status(
            long size,
            long head,
            @Nullable String checkpoint,
            @Nullable Instant sealedAt,
            List<String> keys,
            @Nullable String refused) {}

    private final LogRows rows;
    private final Place place;
    private final SealMemory memory;
    private final SealState state;
    private final SealSettings settings;

    AuditDesk(LogRows rows, Place place, SealMemory memory, SealState state, SealSettings settings) {
        this.rows = rows;
        this.place = place;
        this.memory = memory;
        this.state = state;
        this.settings = settings;
    }

    Status status() {
        SealMemory.@Nullable Last last = memory.last().orElse(null);
        return new Status(
                last == null ? 0 : last.size(),
                rows.head(),
                last == null ? null : last.note(),
                last == null ? null : last.at(),
                keys().stream().map(VerifierKey::text).toList(),
                state.refused());
    }

    private List<VerifierKey> keys() {
        try {
            return Keys.read(settings).known();
        } catch (SealRefused e) {
            return List.of();
        }
    }

    /** The sealed log as it is now, with the keys that are known now. */
    SealedLog sealed() {
        return new SealedLog(place, keys());
    }

    private Checkpoint.Signed newest(SealedLog sealed) {
        return sealed.newest()
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "nothing-sealed", "아직 봉인된 기록이 없습니다."));
    }

    /**
     * The proof that an event is in the sealed log.
     *
     * @param event its identifier or its position
     */
    String inclusion(String event) {
        CanonicalEvent row = rows.find(event)
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "event-not-found", "그런 이벤트가 없습니다."));
        SealedLog sealed = sealed();
        Checkpoint.Signed newest = newest(sealed);
        Checkpoint checkpoint = newest.checkpoint();
        long index = row.position() - 1;
        if (row.position() > checkpoint.size()) {
            throw new Refused(Refused.Kind.BROKEN_RULE, "not-sealed-yet", "아직 봉인되지 않은 이벤트입니다. 잠시 후 다시 시도해주세요.");
        }
        SealedTree tree = new SealedTree(checkpoint.size(), sealed.tiles(checkpoint));
        if (index < 0 || !tree.leaf(index).equals(row.leaf(new Hasher()))) {
            throw new Refused(Refused.Kind.BROKEN_RULE, "event-altered", "이 이벤트는 봉인된 뒤에 바뀌었습니다.");
        }
        return new InclusionProof(
                        ByteBuffer.wrap(row.bytes()),
                        index,
                        tree.inclusion(index),
                        newest.note().toString())
                .text();
    }

    /** The proof that the log at the one size is the beginning of the log at the other. */
    String consistency(long from, @Nullable Long to) {
        SealedLog sealed = sealed();
        Checkpoint.Signed later = to == null
                ? newest(sealed)
                : sealed.checkpoint(to)
                        .orElseThrow(() -> new Refused(
                                Refused.Kind.NOT_FOUND, "checkpoint-not-found", "그 크기의 체크포인트는 보관되어 있지 않습니다."));
        Checkpoint checkpoint = later.checkpoint();
        if (from < 0 || from > checkpoint.size()) {
            throw new Refused(Refused.Kind.UNREADABLE, "from", "from은 0부터 to까지의 수여야 합니다.");
        }
        SealedTree tree = new SealedTree(checkpoint.size(), sealed.tiles(checkpoint));
        return new ConsistencyProof(
                        from,
                        tree.root(from),
                        tree.consistency(from),
                        later.note().toString())
                .text();
    }
}
