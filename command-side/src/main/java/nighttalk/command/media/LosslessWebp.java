package nighttalk.command.media;

/**
 * Reads the beginning of a lossless WebP picture, up to its pixels, and refuses what no encoder writes but a decoder
 * would work on for hours or need hundreds of megabytes for: a transformation of all pixels costs 3 bits in the file,
 * and decoders that don't hold to "each once" (the one used here) repeat it as often as the file says; each of up to
 * 65,536 groups of codes costs 20 bits in the file and some kilobytes in memory.
 *
 * <p>RFC 9649: 4.1 (transforms), 5.2 (pixels), 6.2 (prefix codes). Only what tells the way through the file is
 * evaluated; no pixels are made.
 */
final class LosslessWebp {

    /** libwebp's encoder makes at most 2,600 groups. */
    private static final int MAX_GROUPS = 10_000;

    private static final int PREDICTOR = 0;
    private static final int COLOR = 1;
    private static final int SUBTRACT_GREEN = 2;

    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int LONGEST_CACHE = 11;

    private final LsbBits bits;

    private LosslessWebp(LsbBits bits) {
        this.bits = bits;
    }

    /** Checks a picture of this size, from behind its header on. */
    static void check(Bytes data, int width, int height) {
        new LosslessWebp(new LsbBits(data.rest())).beginning(width, height);
    }

    private void beginning(int width, int height) {
        int packedWidth = width;
        int seen = 0;
        while (bits.next(1) == 1) {
            int transform = bits.next(2);
            if ((seen & 1 << transform) != 0) {
                throw ImageRefused.content("the same transform twice");
            }
            seen |= 1 << transform;
            switch (transform) {
                case PREDICTOR, COLOR -> blocks(packedWidth, height);
                case SUBTRACT_GREEN -> {}
                default -> packedWidth = colorIndexing(packedWidth);
            }
        }
        cacheBits();
        if (bits.next(1) == 1 && blocks(packedWidth, height) >= MAX_GROUPS) {
            throw ImageRefused.content("more codes than any encoder makes");
        }
    }

    /** An image with one pixel for each block of the picture. */
    private int blocks(int width, int height) {
        int sizeBits = bits.next(3) + 2;
        return image(divided(width, sizeBits), divided(height, sizeBits));
    }

    /** With few colours, several pixels share a byte. */
    private int colorIndexing(int width) {
        int colours = bits.next(8) + 1;
        image(colours, 1);
        int widthBits = colours <= 2 ? 3 : colours <= 4 ? 2 : colours <= 16 ? 1 : 0;
        return divided(width, widthBits);
    }

    private static int divided(int size, int bits) {
        return (size + (1 << bits) - 1) >> bits;
    }

    private int cacheBits() {
        if (bits.next(1) == 0) {
            return 0;
        }
        int size = bits.next(4);
        if (size < 1 || size > LONGEST_CACHE) {
            throw ImageRefused.content("a cache of impossible size");
        }
        return size;
    }

    /**
     * Steps over an image within the picture.
     *
     * @return the largest value of red and green together, which in an image of groups is a group's number; copied
     *     pixels can't be larger than those they are copied from
     */
    private int image(int width, int height) {
        int cacheBits = cacheBits();
        int cache = cacheBits == 0 ? 0 : 1 << cacheBits;
        PrefixCode main = PrefixCode.read(bits, LITERALS + LENGTHS + cache);
        PrefixCode red = PrefixCode.read(bits, LITERALS);
        PrefixCode blue = PrefixCode.read(bits, LITERALS);
        PrefixCode alpha = PrefixCode.read(bits, LITERALS);
        PrefixCode distance = PrefixCode.read(bits, DISTANCES);
        int largest = 0;
        long left = (long) width * height;
        while (left > 0) {
            int symbol = main.next(bits);
            if (symbol < LITERALS) {
                largest = Math.max(largest, red.next(bits) << 8 | symbol);
                blue.next(bits);
                alpha.next(bits);
                left--;
            } else if (symbol < LITERALS + LENGTHS) {
                left -= prefixed(symbol - LITERALS);
                prefixed(distance.next(bits));
            } else {
                left--;
            }
        }
        return largest;
    }

    /** A length or distance: a prefix, and for the larger ones more bits. */
    private int prefixed(int prefix) {
        if (prefix < 4) {
            return prefix + 1;
        }
        int extra = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << extra) + bits.next(extra) + 1;
    }
}
