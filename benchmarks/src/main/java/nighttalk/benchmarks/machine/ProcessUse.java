package nighttalk.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes cost, from Linux's {@code /proc} (proc(5)). */
public final class ProcessUse {

    /** Clock ticks a second, as every Linux that a JDK runs on reports them to programs (USER_HZ). */
    private static final double TICKS = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;

    private ProcessUse() {}

    /** CPU seconds that a process has had, all its threads together. */
    public static double cpuSeconds(long pid) {
        List<String> fields = fields(Long.toString(pid));
        return ticks(fields, USER_TIME) + ticks(fields, SYSTEM_TIME);
    }

    /** CPU seconds of the processes that this one started and that have ended. */
    public static double endedChildrenCpuSeconds() {
        List<String> fields = fields("self");
        return ticks(fields, CHILDREN_USER_TIME) + ticks(fields, CHILDREN_SYSTEM_TIME);
    }

    /** Resident memory in MiB. */
    public static double residentMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields after the name, which stands in brackets and may hold anything. */
    private static List<String> fields(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double ticks(List<String> fields, int index) {
        return Long.parseLong(fields.get(index)) / TICKS;
    }
}
