package nighttalk.command.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A cursor over a part of a file that can't be led outside of it: reading on at the end is {@link ImageRefused}. */
final class Bytes {

    private final byte[] file;
    private final int end;
    private int position;

    Bytes(byte[] file) {
        this(file, 0, file.length);
    }

    private Bytes(byte[] file, int start, int end) {
        this.file = file;
        this.position = start;
        this.end = end;
    }

    int remaining() {
        return end - position;
    }

    int position() {
        return position;
    }

    /** Goes back to where {@link #position} was. */
    void backTo(int earlier) {
        position = earlier;
    }

    /** The next bytes as a cursor of their own; this one goes on behind them. */
    Bytes part(long length) {
        int start = position;
        skip(length);
        return new Bytes(file, start, position);
    }

    void skip(long length) {
        if (length < 0 || length > remaining()) {
            throw ImageRefused.content("ends too early");
        }
        position += (int) length;
    }

    byte[] take(long length) {
        int start = position;
        skip(length);
        return Arrays.copyOfRange(file, start, position);
    }

    /** All that is left of this part. */
    byte[] rest() {
        return take(remaining());
    }

    /** The bytes from an earlier position up to the present one. */
    byte[] since(int start) {
        return Arrays.copyOfRange(file, start, position);
    }

    int u8() {
        skip(1);
        return file[position - 1] & 0xff;
    }

    int u16be() {
        return u8() << 8 | u8();
    }

    int u16le() {
        return u8() | u8() << 8;
    }

    int u24le() {
        return u16le() | u8() << 16;
    }

    long u32be() {
        return (long) u16be() << 16 | u16be();
    }

    long u32le() {
        return u16le() | (long) u16le() << 16;
    }

    String latin1(int length) {
        return new String(take(length), StandardCharsets.ISO_8859_1);
    }

    /** Steps over this text if it comes next. */
    boolean skipIf(String latin1) {
        byte[] expected = latin1.getBytes(StandardCharsets.ISO_8859_1);
        if (remaining() < expected.length
                || !Arrays.equals(file, position, position + expected.length, expected, 0, expected.length)) {
            return false;
        }
        position += expected.length;
        return true;
    }

    void expect(String latin1, String what) {
        if (!skipIf(latin1)) {
            throw ImageRefused.content("no " + what);
        }
    }
}
