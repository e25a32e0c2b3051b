package nighttalk.query.seal.tree;

import static nighttalk.query.seal.tree.Hash.BYTES;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Hashes leaves and nodes as RFC 6962 does. For one thread. */
public final class Hasher {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest sha256;

    /** Finds SHA-256, which every JDK has. */
    public Hasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash of a leaf with this content. */
    public Hash leaf(byte[] content) {
        sha256.update(LEAF);
        return Hash.of(sha256.digest(content));
    }

    /** The hash of the node above two others. */
    public Hash node(Hash left, Hash right) {
        sha256.update(NODE);
        sha256.update(left.bytes());
        return Hash.of(sha256.digest(right.bytes()));
    }

    /** The root of the tree without leaves. */
    public Hash empty() {
        return Hash.of(sha256.digest());
    }

    /**
     * The root over a row of hashes, 32 bytes each: pairs are joined, and the last one without a partner moves up, which
     * is the same tree as the recursive definition of RFC 6962.
     */
    public Hash root(byte[] hashes) {
        if (hashes.length == 0) {
            return empty();
        }
        byte[] row = hashes.clone();
        int count = row.length / BYTES;
        while (count > 1) {
            int pairs = count / 2;
            for (int i = 0; i < pairs; i++) {
                join(row, i);
            }
            if (count % 2 == 1) {
                System.arraycopy(row, (count - 1) * BYTES, row, pairs * BYTES, BYTES);
            }
            count = pairs + count % 2;
        }
        return Hash.of(Arrays.copyOf(row, BYTES));
    }

    private void join(byte[] row, int pair) {
        sha256.update(NODE);
        sha256.update(row, pair * 2 * BYTES, 2 * BYTES);
        try {
            sha256.digest(row, pair * BYTES, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }
}
