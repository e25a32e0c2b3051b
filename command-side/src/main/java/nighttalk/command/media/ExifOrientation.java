package nighttalk.command.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * How a camera was held, which is all that is kept of a JPEG file's Exif data: phones write the pixels as the sensor
 * has them and say here how to turn them. CIPA DC-008 (Exif 3.0), 4.5 and 4.6.5; the structure is that of TIFF 6.0,
 * section 2.
 */
final class ExifOrientation {

    /** The orientation that needs no turning, and the one of images that have none. */
    static final int UPRIGHT = 1;

    private static final byte[] IDENTIFIER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TIFF_HEADER = 8;
    private static final int TIFF_MAGIC = 42;
    private static final int ENTRY = 12;
    private static final short ORIENTATION = 0x0112;
    private static final short SHORT = 3;
    private static final int MIRRORED_AND_TURNED = 8;

    private ExifOrientation() {}

    /** The orientation, 1 to 8, if this is the payload of an Exif segment that tells one. Broken Exif tells none. */
    static OptionalInt find(Bytes app1) {
        if (!app1.skipIf(new String(IDENTIFIER, StandardCharsets.US_ASCII)) || app1.remaining() < TIFF_HEADER) {
            return OptionalInt.empty();
        }
        ByteBuffer tiff = ByteBuffer.wrap(app1.rest());
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (tiff.getShort(2) != TIFF_MAGIC || directory < TIFF_HEADER || directory > tiff.limit() - 2) {
            return OptionalInt.empty();
        }
        int entries = tiff.getShort(directory) & 0xffff;
        for (int i = 0, at = directory + 2; i < entries && at <= tiff.limit() - ENTRY; i++, at += ENTRY) {
            if (tiff.getShort(at) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                int value = tiff.getShort(at + 8);
                boolean known = value >= UPRIGHT && value <= MIRRORED_AND_TURNED;
                return known ? OptionalInt.of(value) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /** The payload of an Exif segment that tells this orientation and nothing else. */
    static byte[] payload(int orientation) {
        return ByteBuffer.allocate(IDENTIFIER.length + TIFF_HEADER + 2 + ENTRY + 4)
                .put(IDENTIFIER)
                .putShort((short) 0x4d4d) // "MM": big endian
                .putShort((short) TIFF_MAGIC)
                .putInt(TIFF_HEADER) // where the only directory is
                .putShort((short) 1) // entries in it
                .putShort(ORIENTATION)
                .putShort(SHORT)
                .putInt(1) // values
                .putShort((short) orientation)
                .putShort((short) 0) // fills the value up to four bytes
                .putInt(0) // no further directory
                .array();
    }
}
