package nighttalk.query.seal.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes. */
public final class Hash {

    /** How long every hash is. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash of these bytes.
     *
     * @throws IllegalArgumentException if there are not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash at that place in a row of hashes. */
    public static Hash in(byte[] hashes, int index) {
        return new Hash(Arrays.copyOfRange(hashes, index * BYTES, (index + 1) * BYTES));
    }

    /**
     * Reads what {@link #base64} wrote, and nothing that only looks like it.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static Hash ofBase64(String text) {
        Hash hash = of(Base64.getDecoder().decode(text));
        if (!hash.base64().equals(text)) {
            throw new IllegalArgumentException("not the one way to write this hash in Base64");
        }
        return hash;
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] hashes, int index) {
        System.arraycopy(bytes, 0, hashes, index * BYTES, BYTES);
    }

    /** As checkpoints and proofs show it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
