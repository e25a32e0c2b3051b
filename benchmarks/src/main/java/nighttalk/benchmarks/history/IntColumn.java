package nighttalk.benchmarks.history;

import java.util.Arrays;

/** Whole numbers by row number: ten million events are planned in a heap of 1 GiB, so rows are no objects. */
final class IntColumn {

    private int[] values = new int[1 << 10];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    int get(int row) {
        return values[row];
    }

    void set(int row, int value) {
        values[row] = value;
    }

    /** The value before, which is one more afterwards. */
    int next(int row) {
        return values[row]++;
    }

    int size() {
        return size;
    }
}
