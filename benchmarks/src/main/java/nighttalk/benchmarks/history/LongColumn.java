package nighttalk.benchmarks.history;

import java.util.Arrays;

/** Identifiers and large numbers by row number. */
final class LongColumn {

    private long[] values = new long[1 << 10];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    long get(int row) {
        return values[row];
    }

    void add(int row, long more) {
        values[row] += more;
    }

    int size() {
        return size;
    }
}
