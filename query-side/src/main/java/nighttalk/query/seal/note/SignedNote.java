package nighttalk.query.seal.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with signatures, as C2SP's signed-note has it.
 *
 * @param text what is signed, with its last newline
 * @param signatures the lines below it, each with its newline
 */
public record SignedNote(String text, List<String> signatures) {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_SIGNATURES = 100;
    private static final Pattern LINE =
            Pattern.compile("\u2014 ([^+\\s]+) ([A-Za-z0-9+/=]+)\n", Pattern.UNICODE_CHARACTER_CLASS);

    /** Keeps a copy. */
    public SignedNote {
        signatures = List.copyOf(signatures);
    }

    /**
     * Takes a note apart; its signatures are not looked at.
     *
     * @throws Malformed if it is none
     */
    public static SignedNote of(byte[] bytes) {
        String note = text(bytes);
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new Malformed("not a signed note");
        }
        List<String> lines = new ArrayList<>();
        for (String line : note.substring(end + 2).split("(?<=\n)", -1)) {
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
            throw new Malformed("a signed note has 1 to " + MOST_SIGNATURES + " signatures");
        }
        for (String line : lines) {
            parts(line);
        }
        return new SignedNote(note.substring(0, end + 1), lines);
    }

    private static String text(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Malformed("too long for a signed note");
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
                throw new Malformed("a signed note has no control characters");
            }
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("a signed note is UTF-8");
        }
    }

    private record Parts(String name, int id, ByteBuffer signature) {}

    private static Parts parts(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new Malformed("not a signature: " + line.strip());
        }
        byte[] bytes = VerifierKey.decode(parts.group(2), line.strip());
        if (bytes.length <= Integer.BYTES) {
            throw new Malformed("not a signature: " + line.strip());
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Parts(parts.group(1), buffer.getInt(), buffer.slice());
    }

    /** A text signed by these keys. */
    public static SignedNote sign(String text, List<SigningKey> keys) {
        return new SignedNote(text, keys.stream().map(key -> key.line(text)).toList());
    }

    /** The same note with the signatures of further keys; a key that has signed it does not sign again. */
    public SignedNote alsoSignedBy(List<SigningKey> keys) {
        List<String> all = new ArrayList<>(signatures);
        for (SigningKey key : keys) {
            if (signers(List.of(key.verifier())).isEmpty()) {
                all.add(key.line(text));
            }
        }
        return new SignedNote(text, all);
    }

    /**
     * Those of the keys that have signed it. Signatures of others are passed over.
     *
     * @throws Malformed if the signature of one of the keys is wrong
     */
    public List<VerifierKey> signers(List<VerifierKey> keys) {
        List<VerifierKey> signers = new ArrayList<>();
        for (String line : signatures) {
            Parts parts = parts(line);
            for (VerifierKey key : keys) {
                if (key.name().equals(parts.name()) && key.id() == parts.id()) {
                    if (!Ed25519.verify(key.key(), text.getBytes(StandardCharsets.UTF_8), bytes(parts.signature()))) {
                        throw new Malformed("the signature of " + key + " is wrong");
                    }
                    signers.add(key);
                }
            }
        }
        return signers;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    /** The whole note. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text + "\n" + String.join("", signatures);
    }
}
