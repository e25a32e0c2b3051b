package nighttalk.command.media;

import java.util.Arrays;

/**
 * A canonical prefix code of lossless WebP (RFC 9649, 6.2), decoded bit by bit by the count of codes of each length, as
 * Mark Adler's "puff" does.
 */
final class PrefixCode {

    private static final int LONGEST = 15;
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT = 16;
    private static final int FEW_ZEROS = 17;
    /** What "repeat" repeats before there was any length. */
    private static final int FIRST_LENGTH = 8;

    private final int[] counts = new int[LONGEST + 1];
    private final int[] symbols;

    private PrefixCode(int[] lengths) {
        int used = 0;
        for (int length : lengths) {
            used += length == 0 ? 0 : 1;
        }
        symbols = new int[used];
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == length) {
                    counts[length]++;
                    symbols[next++] = symbol;
                }
            }
        }
        // Every sequence of bits must mean something, except that an only symbol takes no bits at all.
        int open = 1;
        for (int length = 1; length <= LONGEST; length++) {
            open = 2 * open - counts[length];
            if (open < 0) {
                throw ImageRefused.content("a code with too many symbols");
            }
        }
        if (used == 0 || (used > 1 && open != 0)) {
            throw ImageRefused.content("a code with too few symbols");
        }
    }

    /** Reads the description of a code for this many symbols. */
    static PrefixCode read(LsbBits bits, int alphabet) {
        int[] lengths = new int[alphabet];
        if (bits.next(1) == 1) {
            int second = bits.next(1);
            int symbol = bits.next(bits.next(1) == 1 ? 8 : 1);
            mark(lengths, symbol);
            if (second == 1) {
                mark(lengths, bits.next(8));
            }
        } else {
            lengths(bits, lengths);
        }
        return new PrefixCode(lengths);
    }

    private static void mark(int[] lengths, int symbol) {
        if (symbol >= lengths.length) {
            throw ImageRefused.content("a code for no symbol");
        }
        lengths[symbol] = 1;
    }

    private static void lengths(LsbBits bits, int[] lengths) {
        int[] ofLengths = new int[ORDER.length];
        int described = 4 + bits.next(4);
        for (int i = 0; i < described; i++) {
            ofLengths[ORDER[i]] = bits.next(3);
        }
        PrefixCode code = new PrefixCode(ofLengths);
        int reads = bits.next(1) == 0 ? lengths.length : 2 + bits.next(2 + 2 * bits.next(3));
        int last = FIRST_LENGTH;
        int symbol = 0;
        for (; reads > 0 && symbol < lengths.length; reads--) {
            int length = code.next(bits);
            if (length < REPEAT) {
                last = length == 0 ? last : length;
                lengths[symbol++] = length;
                continue;
            }
            int times =
                    length == REPEAT ? 3 + bits.next(2) : length == FEW_ZEROS ? 3 + bits.next(3) : 11 + bits.next(7);
            if (times > lengths.length - symbol) {
                throw ImageRefused.content("a code for more symbols than there are");
            }
            Arrays.fill(lengths, symbol, symbol + times, length == REPEAT ? last : 0);
            symbol += times;
        }
    }

    /** The next symbol. */
    int next(LsbBits bits) {
        if (symbols.length == 1) {
            return symbols[0];
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= bits.next(1);
            if (code - counts[length] < first) {
                return symbols[index + code - first];
            }
            index += counts[length];
            first = (first + counts[length]) << 1;
            code <<= 1;
        }
        throw ImageRefused.content("no symbol");
    }
}
