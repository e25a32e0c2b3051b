package nighttalk.query.seal.note;

/** A note, checkpoint, key or proof is not what its specification says, or was signed by nobody whom we know. */
public final class Malformed extends RuntimeException {

    /** @param what is wrong, in one line */
    public Malformed(String what) {
        super(what);
    }
}
