package nighttalk.query.seal.prove;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.ConsistencyProof;
import nighttalk.query.seal.note.InclusionProof;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.Proofs;

/** Checks a proof in a file with the public keys of the log, and nothing else. */
public final class ProofCheck {

    /**
     * What a good proof proves.
     *
     * @param text for people
     * @param checkpoint the signed checkpoint in it
     */
    public record Proven(String text, Checkpoint checkpoint) {}

    private final List<VerifierKey> keys;

    /** @param keys who may have signed */
    public ProofCheck(List<VerifierKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Checks what is in the file: a proof of inclusion or of consistency, or a checkpoint alone.
     *
     * @throws Malformed if it proves nothing; the message says why
     */
    public Proven check(String file) {
        if (file.startsWith(InclusionProof.FIRST_LINE)) {
            return inclusion(InclusionProof.of(file));
        }
        if (file.startsWith(ConsistencyProof.FIRST_LINE)) {
            return consistency(ConsistencyProof.of(file));
        }
        Checkpoint checkpoint = signed(file);
        return new Proven("the checkpoint of " + checkpoint.size() + " events is signed", checkpoint);
    }

    private Checkpoint signed(String note) {
        return Checkpoint.open(note.getBytes(StandardCharsets.UTF_8), keys).checkpoint();
    }

    private Proven inclusion(InclusionProof proof) {
        Checkpoint checkpoint = signed(proof.checkpoint());
        CanonicalEvent event = event(proof.eventBytes());
        if (event.position() != proof.index() + 1) {
            throw new Malformed("the proof is about position " + (proof.index() + 1) + ", its event is of position "
                    + event.position());
        }
        if (!Proofs.includes(
                checkpoint.size(), checkpoint.root(), proof.index(), event.leaf(new Hasher()), proof.path())) {
            throw new Malformed("the event is not the one at position " + (proof.index() + 1) + " of the sealed log");
        }
        return new Proven(
                "the sealed log of " + checkpoint.size() + " events has this one at position " + event.position()
                        + "\n\n" + event,
                checkpoint);
    }

    private static CanonicalEvent event(byte[] bytes) {
        try {
            return CanonicalEvent.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    private Proven consistency(ConsistencyProof proof) {
        Checkpoint checkpoint = signed(proof.checkpoint());
        if (!Proofs.consistent(proof.size(), proof.root(), checkpoint.size(), checkpoint.root(), proof.path())) {
            throw new Malformed("the log of " + proof.size() + " events with root "
                    + proof.root().base64() + " is not the beginning of the log of " + checkpoint.size());
        }
        return new Proven(
                "the log of " + proof.size() + " events with root "
                        + proof.root().base64() + " is the beginning of the sealed log of " + checkpoint.size()
                        + " events",
                checkpoint);
    }
}
