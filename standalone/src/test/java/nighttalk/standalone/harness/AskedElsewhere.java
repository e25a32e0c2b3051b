package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends a class's questions for the time of day elsewhere: the references to those methods of the JDK in its constant
 * pool (JVMS 4.4) get another class; names, types and the code stay as they are.
 */
final class AskedElsewhere {

    private static final Map<String, Set<String>> ASKED = Map.of(
            "java/lang/System", Set.of("currentTimeMillis()J"),
            "java/time/Instant", Set.of("now()Ljava/time/Instant;"),
            "java/time/Clock", Set.of("systemUTC()Ljava/time/Clock;", "system(Ljava/time/ZoneId;)Ljava/time/Clock;"));

    private static final int COUNT_AT = 8;

    private final byte[] bytes;
    private final int[] entries;
    private final int end;
    private boolean changed;

    private AskedElsewhere(byte[] bytes) throws IOException {
        this.bytes = bytes.clone();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipNBytes(COUNT_AT);
        entries = new int[in.readUnsignedShort()];
        for (int i = 1; i < entries.length; i++) {
            entries[i] = bytes.length - in.available();
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> in.skipNBytes(in.readUnsignedShort());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("a constant of kind " + tag);
            }
        }
        end = bytes.length - in.available();
    }

    /** The class with these questions asked of that one; nothing if it has none. */
    static byte @Nullable [] in(byte[] bytes, Class<?> instead) {
        try {
            return new AskedElsewhere(bytes).asking(instead.getName().replace('.', '/'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte @Nullable [] asking(String instead) throws IOException {
        for (int i = 1; i < entries.length; i++) {
            int at = entries[i];
            if (at > 0 && bytes[at] == 10 && isAsked(at)) {
                put(at + 1, entries.length + 1);
                changed = true;
            }
        }
        if (!changed) {
            return null;
        }
        put(COUNT_AT, entries.length + 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 100);
        DataOutputStream data = new DataOutputStream(out);
        data.write(bytes, 0, end);
        data.writeByte(1);
        data.writeUTF(instead);
        data.writeByte(7);
        data.writeShort(entries.length);
        data.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }

    private boolean isAsked(int method) {
        Set<String> methods = ASKED.get(text(number(entries[number(method + 1)] + 1)));
        int nameAndType = entries[number(method + 3)];
        return methods != null && methods.contains(text(number(nameAndType + 1)) + text(number(nameAndType + 3)));
    }

    private String text(int entry) {
        int at = entries[entry];
        return new String(Arrays.copyOfRange(bytes, at + 3, at + 3 + number(at + 1)), UTF_8);
    }

    private int number(int at) {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(at));
    }

    private void put(int at, int number) {
        ByteBuffer.wrap(bytes).putShort(at, (short) number);
    }
}
