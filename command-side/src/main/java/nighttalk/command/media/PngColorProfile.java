package nighttalk.command.media;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The ICC profile of a PNG file: a name, a zero, a zero for "deflate", then the deflated profile (11.3.2.3). */
final class PngColorProfile {

    /** Real profiles have at most some 2 MiB; a bomb would unfold into gigabytes at whoever shows the image. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final int LONGEST_NAME = 79;

    private PngColorProfile() {}

    /** Whether the profile unfolds, and into a size that a profile can have. Browsers ignore one that doesn't. */
    static boolean isReadable(PngChunk chunk) {
        Bytes data = chunk.data();
        int name = 0;
        while (data.remaining() > 1 && data.u8() != 0) {
            name++;
        }
        if (name == 0 || name > LONGEST_NAME || data.remaining() < 2 || data.u8() != 0) {
            return false;
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(data.rest());
            byte[] window = new byte[64 * 1024];
            while (!inflater.finished() && inflater.getBytesWritten() <= MAX_BYTES) {
                if (inflater.inflate(window) == 0) {
                    return false;
                }
            }
            return inflater.finished();
        } catch (DataFormatException _) {
            return false;
        }
    }
}
