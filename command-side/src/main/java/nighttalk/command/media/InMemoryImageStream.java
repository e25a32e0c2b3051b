package nighttalk.command.media;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory as ImageIO wants to read it, without the copies and temporary files of ImageIO's own streams.
 *
 * <p>It doesn't tell its length: the WebP reader takes images for bombs that are long compared to it, such as a large
 * picture of one colour. {@link PixelLimit} has the say here.
 */
final class InMemoryImageStream extends ImageInputStreamImpl {

    private static final int READ_AHEAD = 64;

    private final byte[] file;
    private final int zeros;

    private InMemoryImageStream(byte[] file, int zeros) {
        this.file = file;
        this.zeros = zeros;
    }

    /** Tells its end as streams do. */
    static InMemoryImageStream endingPolitely(byte[] file) {
        return new InMemoryImageStream(file, 0);
    }

    /** For a reader that reads ahead but ignores the end: a few zeros, then an exception that it doesn't ignore. */
    static InMemoryImageStream failingBehindItsEnd(byte[] file) {
        return new InMemoryImageStream(file, READ_AHEAD);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        bitOffset = 0;
        int there = Math.clamp(file.length - streamPos, 0, length);
        if (there == 0 && zeros == 0 && length > 0) {
            return -1;
        }
        if (streamPos > file.length + (long) zeros) {
            throw new IOException("read on behind the end");
        }
        if (there > 0) {
            System.arraycopy(file, (int) streamPos, target, offset, there);
        }
        int count = zeros == 0 ? there : length;
        Arrays.fill(target, offset + there, offset + count, (byte) 0);
        streamPos += count;
        return count;
    }
}
