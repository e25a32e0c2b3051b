package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/** Pictures whose metadata tells where they were taken, in every place that their format has for it. */
public final class TellingPictures {

    /** What must not be in the bytes that the service hands out. */
    public static final String SECRET = "taken at 37.5665N 126.9780E";

    private TellingPictures() {}

    /** A small picture that gives {@link #SECRET} away. */
    public static UploadedFile of(Pictures.Format format) {
        UploadedFile plain = Pictures.of(format);
        return plain.holding(
                switch (format) {
                    case JPG -> jpg(plain.bytes());
                    case PNG -> png(plain.bytes());
                    case GIF -> gif(plain.bytes());
                    case WEBP ->
                        Webp.withMetadata(
                                Pictures.SIDE,
                                Pictures.SIDE,
                                ThreadLocalRandom.current().nextInt(1 << 24),
                                tiff(),
                                xmp());
                });
    }

    private static byte[] jpg(byte[] picture) {
        byte[] exif = join(ascii("Exif\0\0"), tiff());
        byte[] xmp = join(ascii("http://ns.adobe.com/xap/1.0/\0"), xmp());
        return insert(picture, 2, join(segment(0xe1, exif), segment(0xe1, xmp), segment(0xfe, ascii(SECRET))));
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    private static byte[] png(byte[] picture) {
        int afterHeader = 8 + 25;
        byte[] text = ascii("Comment\0" + SECRET);
        byte[] xmp = join(ascii("XML:com.adobe.xmp\0\0\0\0\0"), xmp());
        return insert(picture, afterHeader, join(chunk("eXIf", tiff()), chunk("tEXt", text), chunk("iTXt", xmp)));
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = join(ascii(name), content);
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] gif(byte[] picture) {
        byte[] comment = join(new byte[] {0x21, (byte) 0xfe}, block(ascii(SECRET)), new byte[1]);
        byte[] xmp = join(new byte[] {0x21, (byte) 0xff}, block(ascii("XMP DataXMP")), block(xmp()), new byte[1]);
        int beforeTrailer = picture.length - 1;
        return insert(picture, beforeTrailer, join(comment, xmp));
    }

    private static byte[] block(byte[] content) {
        return join(new byte[] {(byte) content.length}, content);
    }

    /** An Exif block (TIFF 6.0) of one entry, ImageDescription. */
    private static byte[] tiff() {
        byte[] text = ascii(SECRET + "\0");
        int textAt = 8 + 2 + 12 + 4;
        return ByteBuffer.allocate(textAt + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("II*\0"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x010e)
                .putShort((short) 2)
                .putInt(text.length)
                .putInt(textAt)
                .putInt(0)
                .put(text)
                .array();
    }

    private static byte[] xmp() {
        return ascii("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">" + SECRET + "</x:xmpmeta>");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static byte[] insert(byte[] into, int at, byte[] what) {
        return join(Arrays.copyOf(into, at), what, Arrays.copyOfRange(into, at, into.length));
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
