package nighttalk.query.seal.leaf;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nighttalk.query.seal.tree.Hash;
import nighttalk.query.seal.tree.Hasher;

/**
 * The canonical form of an event, version 1: the four bytes {@code NTE1}, then each column of its row, as it is stored,
 * with its length in four bytes before it. Whole numbers have 8 bytes; all numbers are big-endian. So two different rows
 * never have the same form, and what is encrypted stays so: a person's key is not needed, and may be gone.
 */
public final class CanonicalEvent {

    /** The columns, in their order in the form. */
    public static final List<String> FIELDS = List.of(
            "position",
            "stream_type",
            "stream",
            "sequence",
            "event_id",
            "occurred_at_us",
            "type",
            "revision",
            "payload",
            "metadata");

    /** The same for a SELECT. */
    public static final String COLUMNS = String.join(", ", FIELDS);

    /** Those that are numbers. */
    private static final Set<String> NUMBERS = Set.of("position", "sequence", "occurred_at_us");

    private static final byte[] VERSION = "NTE1".getBytes(StandardCharsets.US_ASCII);
    private static final int POSITION_AT = VERSION.length + Integer.BYTES;

    private final byte[] bytes;

    private CanonicalEvent(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The form of the row.
     *
     * @param row of {@link #COLUMNS}
     */
    public static CanonicalEvent of(ResultSet row) throws SQLException {
        byte[][] fields = new byte[FIELDS.size()][];
        int length = VERSION.length;
        for (int i = 0; i < fields.length; i++) {
            fields[i] = NUMBERS.contains(FIELDS.get(i)) ? number(row.getLong(i + 1)) : row.getBytes(i + 1);
            length += Integer.BYTES + fields[i].length;
        }
        byte[] bytes = new byte[length];
        ByteBuffer form = ByteBuffer.wrap(bytes).put(VERSION);
        for (byte[] field : fields) {
            form.putInt(field.length).put(field);
        }
        return new CanonicalEvent(bytes);
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /**
     * Reads the form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static CanonicalEvent parse(byte[] bytes) {
        CanonicalEvent event = new CanonicalEvent(bytes.clone());
        if (!Arrays.equals(VERSION, 0, VERSION.length, bytes, 0, Math.min(VERSION.length, bytes.length))) {
            throw new IllegalArgumentException("not the canonical form of an event");
        }
        event.fields();
        return event;
    }

    /** Its columns, by name: numbers, text, or, of payload and metadata, bytes that are text. */
    public Map<String, String> fields() {
        ByteBuffer form = ByteBuffer.wrap(bytes).position(VERSION.length);
        Map<String, String> fields = new LinkedHashMap<>();
        try {
            for (String name : FIELDS) {
                byte[] field = new byte[length(form)];
                form.get(field);
                fields.put(name, NUMBERS.contains(name) ? number(field) : new String(field, StandardCharsets.UTF_8));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the canonical form of an event ends too early", e);
        }
        if (form.hasRemaining()) {
            throw new IllegalArgumentException("there is something behind the canonical form of an event");
        }
        return fields;
    }

    /** Its columns, in their order, as bytes: whole numbers in 8, big-endian. */
    public List<ByteBuffer> columns() {
        ByteBuffer form = ByteBuffer.wrap(bytes).position(VERSION.length);
        List<ByteBuffer> columns = new ArrayList<>(FIELDS.size());
        while (form.hasRemaining()) {
            int length = length(form);
            columns.add(form.slice(form.position(), length));
            form.position(form.position() + length);
        }
        return columns;
    }

    private static int length(ByteBuffer form) {
        int length = form.getInt();
        if (length < 0 || length > form.remaining()) {
            throw new IllegalArgumentException("a field of the canonical form of an event is too long");
        }
        return length;
    }

    private static String number(byte[] field) {
        if (field.length != Long.BYTES) {
            throw new IllegalArgumentException("a number in the canonical form of an event has 8 bytes");
        }
        return Long.toString(ByteBuffer.wrap(field).getLong());
    }

    /** Where in the log it is. */
    public long position() {
        return ByteBuffer.wrap(bytes).getLong(POSITION_AT);
    }

    /** When it happened, in microseconds since 1970. */
    public long occurredAtMicros() {
        ByteBuffer form = ByteBuffer.wrap(bytes).position(VERSION.length);
        for (int i = 0; i < FIELDS.indexOf("occurred_at_us"); i++) {
            int length = form.getInt();
            form.position(form.position() + length);
        }
        return form.getLong(form.position() + Integer.BYTES);
    }

    /** The same row, had it stood elsewhere in the log. */
    public CanonicalEvent at(long position) {
        byte[] moved = bytes.clone();
        ByteBuffer.wrap(moved).putLong(POSITION_AT, position);
        return new CanonicalEvent(moved);
    }

    /** The hash of its leaf. */
    public Hash leaf(Hasher hasher) {
        return hasher.leaf(bytes);
    }

    /** The form. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** All its columns, to be shown. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        fields().forEach((name, value) -> lines.add(name + ": " + value));
        return String.join("\n", lines);
    }
}
