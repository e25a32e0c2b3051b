package nighttalk.command.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** One chunk of a PNG file: length, type, data, CRC (W3C PNG Third Edition, 5.3). */
final class PngChunk {

    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    private final String type;
    private final byte[] data;
    private final long crc;

    private PngChunk(String type, byte[] data, long crc) {
        this.type = type;
        this.data = data;
        this.crc = crc;
    }

    static byte[] signature() {
        return SIGNATURE.getBytes(StandardCharsets.ISO_8859_1);
    }

    static PngChunk read(Bytes in) {
        long length = in.u32be();
        return new PngChunk(in.latin1(4), in.take(length), in.u32be());
    }

    static PngChunk of(String type, byte[] data) {
        return new PngChunk(type, data, crc(type, data));
    }

    String type() {
        return type;
    }

    boolean is(String other) {
        return type.equals(other);
    }

    int length() {
        return data.length;
    }

    Bytes data() {
        return new Bytes(data);
    }

    /** A decoder that doesn't know a critical chunk can't show the image (5.4). */
    boolean isCritical() {
        return Character.isUpperCase(type.charAt(0));
    }

    /** Refuses a chunk that was damaged on its way. */
    void check() {
        if (crc(type, data) != crc) {
            throw ImageRefused.content(type + " is damaged");
        }
    }

    void writeTo(ByteArrayOutputStream out) {
        writeInt(out, data.length);
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(data);
        writeInt(out, crc);
    }

    private static void writeInt(ByteArrayOutputStream out, long value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write((int) (value >> shift));
        }
    }

    private static long crc(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(data);
        return crc.getValue();
    }
}
