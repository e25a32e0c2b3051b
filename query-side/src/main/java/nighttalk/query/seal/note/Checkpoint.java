package nighttalk.query.seal.note;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nighttalk.query.seal.tree.Hash;

/**
 * What a log says of itself at one size, as C2SP's tlog-checkpoint has it.
 *
 * @param origin which log it is
 * @param size how many events it has
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern TEXT =
            Pattern.compile("([^\n]+)\n(0|[1-9][0-9]{0,18})\n([A-Za-z0-9+/=]{44})\n(?:[^\n]+\n){0,16}");

    /**
     * A checkpoint and the note that it came in.
     *
     * @param checkpoint what was signed
     * @param note with its signatures
     */
    public record Signed(Checkpoint checkpoint, SignedNote note) {}

    /**
     * Reads a note's text.
     *
     * @throws Malformed if it is no checkpoint
     */
    static Checkpoint of(String text) {
        Matcher lines = TEXT.matcher(text);
        if (!lines.matches()) {
            throw new Malformed("not a checkpoint");
        }
        try {
            return new Checkpoint(lines.group(1), Long.parseLong(lines.group(2)), Hash.ofBase64(lines.group(3)));
        } catch (IllegalArgumentException e) {
            throw new Malformed("not a checkpoint: " + e.getMessage());
        }
    }

    /**
     * Reads a signed checkpoint.
     *
     * @param keys those who may sign; one of them must have
     * @throws Malformed if it is none, or is signed by none of the keys, or wrongly, or is of another log than theirs
     */
    public static Signed open(byte[] bytes, List<VerifierKey> keys) {
        SignedNote note = SignedNote.of(bytes);
        List<VerifierKey> signers = note.signers(keys);
        if (signers.isEmpty()) {
            throw new Malformed("the checkpoint is signed by none of the keys that are known");
        }
        Checkpoint checkpoint = of(note.text());
        if (signers.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
            throw new Malformed("the checkpoint is of " + checkpoint.origin() + ", which is no name of its keys");
        }
        return new Signed(checkpoint, note);
    }

    /** The note's text. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
