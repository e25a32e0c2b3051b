package nighttalk.query.seal.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key that checks signed notes, as text {@code name+hash+base64} (a "vkey").
 *
 * @param name of the key, which should be the origin of the log
 * @param id short and no secret: which key it is
 * @param text the whole vkey
 * @param key for the JDK
 */
public record VerifierKey(String name, int id, String text, PublicKey key) {

    static final byte ED25519 = 1;
    private static final Pattern VKEY =
            Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]+)", Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * Reads a vkey.
     *
     * @throws Malformed if it is none, or not one of Ed25519
     */
    public static VerifierKey of(String vkey) {
        Matcher parts = VKEY.matcher(vkey);
        if (!parts.matches()) {
            throw new Malformed("no verifier key, which is NAME+HASH+BASE64: " + vkey);
        }
        byte[] typed = decode(parts.group(3), vkey);
        if (typed.length != 1 + Ed25519.KEY_BYTES || typed[0] != ED25519) {
            throw new Malformed("not an Ed25519 verifier key: " + vkey);
        }
        VerifierKey key = of(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.text().equals(vkey)) {
            throw new Malformed("the hash in the verifier key is another: " + vkey);
        }
        return key;
    }

    static VerifierKey of(String name, byte[] publicKey) {
        try {
            byte[] typed = ByteBuffer.allocate(1 + publicKey.length)
                    .put(ED25519)
                    .put(publicKey)
                    .array();
            int id = id(name, typed);
            String text = name + "+" + "%08x".formatted(id) + "+"
                    + Base64.getEncoder().encodeToString(typed);
            return new VerifierKey(name, id, text, Ed25519.publicKey(publicKey));
        } catch (GeneralSecurityException e) {
            throw new Malformed("not an Ed25519 key: " + e.getMessage());
        }
    }

    /** The first four bytes of SHA-256 over the name, a newline, and the key with its type before it. */
    private static int id(String name, byte[] typed) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(sha256.digest(typed)).getInt();
    }

    static byte[] decode(String base64, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Malformed("no Base64: " + what);
    }

    @Override
    public String toString() {
        return text;
    }
}
