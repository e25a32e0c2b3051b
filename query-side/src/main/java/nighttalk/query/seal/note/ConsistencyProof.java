package nighttalk.query.seal.note;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nighttalk.query.seal.tree.Hash;

/**
 * That the log at one size is the beginning of the log at a later one, as a file. C2SP has no format for it, so this is
 * our own, made like its tlog-proof: a first line, {@code old SIZE ROOT}, the path's hashes, an empty line, and the
 * signed checkpoint of the later size.
 *
 * @param size the earlier size
 * @param root its root, to be compared with a checkpoint that the reader has from then
 * @param path as RFC 6962 (section 2.1.2) orders it
 * @param checkpoint of the later size, as it was published
 */
public record ConsistencyProof(long size, Hash root, List<Hash> path, String checkpoint) {

    /** The first line of such a file. */
    public static final String FIRST_LINE = "nighttalk/consistency-proof@v1";

    private static final Pattern FORM = Pattern.compile(FIRST_LINE + "\n"
            + "old (0|[1-9][0-9]{0,18}) ([A-Za-z0-9+/=]{44})\n"
            + "((?:[A-Za-z0-9+/=]{44}\n){0,128})\n");

    /** Keeps a copy. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Reads a file.
     *
     * @throws Malformed if it is no such proof
     */
    public static ConsistencyProof of(String file) {
        Matcher parts = FORM.matcher(file);
        if (!parts.lookingAt()) {
            throw new Malformed("not a proof of consistency");
        }
        try {
            return new ConsistencyProof(
                    Long.parseLong(parts.group(1)),
                    Hash.ofBase64(parts.group(2)),
                    InclusionProof.hashes(parts.group(3)),
                    file.substring(parts.end()));
        } catch (IllegalArgumentException e) {
            throw new Malformed("not a proof of consistency: " + e.getMessage());
        }
    }

    /** The file. */
    public String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE + "\nold " + size + " " + root.base64() + "\n");
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}
