package nighttalk.command.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One chunk of a RIFF container: type, length, data, and a zero where the length is odd (RFC 9649, 2.3). */
final class RiffChunk {

    private final String type;
    private final byte[] data;

    RiffChunk(String type, byte[] data) {
        this.type = type;
        this.data = data;
    }

    static RiffChunk read(Bytes in) {
        String type = in.latin1(4);
        byte[] data = in.take(in.u32le());
        // Some encoders leave the last padding out.
        if (data.length % 2 == 1 && in.remaining() > 0) {
            in.skip(1);
        }
        return new RiffChunk(type, data);
    }

    /** A whole file of this kind with these chunks. */
    static byte[] container(String kind, byte[] chunks) {
        ByteArrayOutputStream data = new ByteArrayOutputStream(chunks.length + 4);
        data.writeBytes(kind.getBytes(StandardCharsets.ISO_8859_1));
        data.writeBytes(chunks);
        ByteArrayOutputStream out = new ByteArrayOutputStream(chunks.length + 12);
        new RiffChunk("RIFF", data.toByteArray()).writeTo(out);
        return out.toByteArray();
    }

    String type() {
        return type;
    }

    boolean is(String other) {
        return type.equals(other);
    }

    Bytes data() {
        return new Bytes(data);
    }

    void writeTo(ByteArrayOutputStream out) {
        out.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(data.length >> shift);
        }
        out.writeBytes(data);
        if (data.length % 2 == 1) {
            out.write(0);
        }
    }
}
