package nighttalk.query.seal.tree;

import java.util.Iterator;
import java.util.List;

/** Checks proofs as RFC 9162 (sections 2.1.3.2 and 2.1.4.2) says, which does not need the tree. */
public final class Proofs {

    private Proofs() {}

    /** Whether that leaf is in the tree of that size and root, at that number. */
    public static boolean includes(long size, Hash root, long index, Hash leaf, List<Hash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        Hasher hasher = new Hasher();
        long number = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash other : path) {
            if (last == 0) {
                return false;
            }
            if ((number & 1) == 1 || number == last) {
                hash = hasher.node(other, hash);
                while ((number & 1) == 0 && number != 0) {
                    number >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, other);
            }
            number >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the tree of the first size and root is the beginning of the tree of the second. */
    public static boolean consistent(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> path) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            return path.isEmpty() && firstRoot.equals(new Hasher().empty());
        }
        if (path.isEmpty()) {
            return false;
        }
        Iterator<Hash> hashes = path.iterator();
        Hash begin = Long.bitCount(first) == 1 ? firstRoot : hashes.next();
        return walk(first, firstRoot, second, secondRoot, begin, hashes);
    }

    private static boolean walk(
            long first, Hash firstRoot, long second, Hash secondRoot, Hash begin, Iterator<Hash> hashes) {
        Hasher hasher = new Hasher();
        long number = first - 1;
        long last = second - 1;
        while ((number & 1) == 1) {
            number >>= 1;
            last >>= 1;
        }
        Hash one = begin;
        Hash two = begin;
        while (hashes.hasNext()) {
            Hash other = hashes.next();
            if (last == 0) {
                return false;
            }
            if ((number & 1) == 1 || number == last) {
                one = hasher.node(other, one);
                two = hasher.node(other, two);
                while ((number & 1) == 0 && number != 0) {
                    number >>= 1;
                    last >>= 1;
                }
            } else {
                two = hasher.node(two, other);
            }
            number >>= 1;
            last >>= 1;
        }
        return last == 0 && one.equals(firstRoot) && two.equals(secondRoot);
    }
}
