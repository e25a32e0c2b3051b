package nighttalk.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM's log of its garbage collections ({@code -Xlog:gc}): what was left of the heap after each.
 *
 * @param file where it is
 */
public record GcLog(Path file) {

    /** Such as {@code 310M->121M(512M)}. */
    private static final Pattern LEFT = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");

    /** The option that makes the JVM write it. */
    public String option() {
        return "-Xlog:gc:file=" + file + "::filecount=0";
    }

    /** How many lines there are by now. */
    public int lines() {
        return read().size();
    }

    /** The most MiB that were left after any collection since there were so many lines; 0 if there was none. */
    public double mostMibSince(int lines) {
        List<String> all = read();
        return all.subList(Math.min(lines, all.size()), all.size()).stream()
                .map(LEFT::matcher)
                .filter(Matcher::find)
                .mapToDouble(left -> Double.parseDouble(left.group(1)))
                .max()
                .orElse(0);
    }

    private List<String> read() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
