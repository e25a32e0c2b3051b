package nighttalk.query.seal.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nighttalk.query.seal.tree.Hash;

/**
 * That an event is in the log, as a file in the format of C2SP's tlog-proof. Its extra data are the event's canonical
 * form, so that whoever has the file has the event.
 *
 * @param event the canonical form
 * @param index the number of the leaf: the event's position less one
 * @param path from the leaf's neighbour up
 * @param checkpoint the signed note, as it was published
 */
public record InclusionProof(ByteBuffer event, long index, List<Hash> path, String checkpoint) {

    /** The first line of such a file. */
    public static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

    private static final Pattern FORM = Pattern.compile("""
            c2sp\\.org/tlog-proof@v1
            extra ([A-Za-z0-9+/=]+)
            index (0|[1-9][0-9]{0,18})
            ((?:[A-Za-z0-9+/=]{44}
            ){0,63})
            """);

    /** Keeps copies. */
    public InclusionProof {
        event = event.asReadOnlyBuffer();
        path = List.copyOf(path);
    }

    /**
     * Reads a file.
     *
     * @throws Malformed if it is no such proof, or one without its event
     */
    public static InclusionProof of(String file) {
        Matcher parts = FORM.matcher(file);
        if (!parts.lookingAt()) {
            throw new Malformed("not a proof in the form of c2sp.org/tlog-proof@v1 with its event");
        }
        try {
            return new InclusionProof(
                    ByteBuffer.wrap(VerifierKey.decode(parts.group(1), "the event")),
                    Long.parseLong(parts.group(2)),
                    hashes(parts.group(3)),
                    file.substring(parts.end()));
        } catch (IllegalArgumentException e) {
            throw new Malformed("not a proof: " + e.getMessage());
        }
    }

    static List<Hash> hashes(String lines) {
        List<Hash> hashes = new ArrayList<>();
        lines.lines().forEach(line -> hashes.add(Hash.ofBase64(line)));
        return hashes;
    }

    /** The bytes of the event's canonical form. */
    public byte[] eventBytes() {
        byte[] bytes = new byte[event.remaining()];
        event.duplicate().get(bytes);
        return bytes;
    }

    /** The file. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE + "\nextra ");
        text.append(new String(Base64.getEncoder().encode(eventBytes()), StandardCharsets.US_ASCII));
        text.append("\nindex ").append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
