package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Writes WebP of one colour, since the JDK writes none: lossless, all five prefix codes of a single symbol, so that no
 * pixel takes a bit (RFC 9649, sections 2.5, 2.7 and 3).
 */
final class Webp {

    private static final int LOSSLESS_SIGNATURE = 0x2f;
    private static final int HAS_EXIF_AND_XMP = 0x08 | 0x04;

    private final BitSet bits = new BitSet();
    private int length;

    private Webp() {}

    static byte[] ofOneColour(int width, int height, int rgb) {
        return riff(chunk("VP8L", pixels(width, height, rgb)));
    }

    /** The same with chunks of metadata, for which the extended header is needed. */
    static byte[] withMetadata(int width, int height, int rgb, byte[] exif, byte[] xmp) {
        byte[] extended = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(HAS_EXIF_AND_XMP)
                .put((byte) (width - 1))
                .putShort((short) 0)
                .put((byte) (height - 1))
                .putShort((short) 0)
                .array();
        return riff(
                chunk("VP8X", extended),
                chunk("VP8L", pixels(width, height, rgb)),
                chunk("EXIF", exif),
                chunk("XMP ", xmp));
    }

    private static byte[] pixels(int width, int height, int rgb) {
        var image = new Webp();
        image.put(LOSSLESS_SIGNATURE, 8);
        image.put(width - 1, 14);
        image.put(height - 1, 14);
        image.put(0, 1 + 3); // no transparency, version 0
        image.put(0, 3); // no transform, no colour cache, no meta prefix codes
        image.singleSymbol(rgb >> 8 & 0xff); // green comes first
        image.singleSymbol(rgb >> 16 & 0xff);
        image.singleSymbol(rgb & 0xff);
        image.singleSymbol(0xff); // opaque
        image.singleSymbol(0); // distance
        byte[] bytes = new byte[(image.length + 7) / 8];
        byte[] set = image.bits.toByteArray();
        System.arraycopy(set, 0, bytes, 0, set.length);
        return bytes;
    }

    private void singleSymbol(int symbol) {
        put(0b101, 3); // a simple code, of one symbol, of 8 bits
        put(symbol, 8);
    }

    private void put(int value, int count) {
        for (int i = 0; i < count; i++) {
            bits.set(length++, (value >> i & 1) == 1);
        }
    }

    private static byte[] riff(byte[]... chunks) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(US_ASCII));
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        return chunk("RIFF", body.toByteArray());
    }

    private static byte[] chunk(String name, byte[] content) {
        int padded = content.length + content.length % 2;
        return ByteBuffer.allocate(8 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }
}
