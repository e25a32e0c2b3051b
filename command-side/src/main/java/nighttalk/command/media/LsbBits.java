package nighttalk.command.media;

/** Bits as lossless WebP has them: the lowest of each byte first. Reading on at the end is {@link ImageRefused}. */
final class LsbBits {

    private final byte[] data;
    private long position;

    LsbBits(byte[] data) {
        this.data = data;
    }

    /** The next bits, at most 31, as a number whose lowest bit comes first. */
    int next(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int at = (int) (position >> 3);
            if (at >= data.length) {
                throw ImageRefused.content("ends too early");
            }
            value |= (data[at] >> (position & 7) & 1) << i;
            position++;
        }
        return value;
    }
}
