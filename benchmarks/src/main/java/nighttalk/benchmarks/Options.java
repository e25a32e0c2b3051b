package nighttalk.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do.
 *
 * @param only names of work lists; empty for all
 * @param rounds how often each pair is measured
 * @param each length of one measured run
 * @param out folder for the results, or null for the project's
 * @param size how much there is to measure on
 */
public record Options(
        List<String> only,
        int rounds,
        Duration each,
        @Nullable Path out,
        Size size) {

    /** How much there is to measure on. */
    public enum Size {
        /** As little as shows that everything runs; it measures nothing. */
        TRIAL,
        /** What the figures are about. */
        USUAL,
        /** Logs that take an hour to fill, too. */
        FULL
    }

    /** How it is called. */
    public static final String USAGE =
            "nighttalk bench [LIST... | --only LIST,LIST...] [--rounds N] [--seconds S] [--out DIR]"
                    + " [--full | --trial]";

    /** An argument that means nothing. */
    public static final class NotUnderstood extends Exception {
        NotUnderstood(String message) {
            super(message);
        }
    }

    /** Reads the command line. */
    public static Options of(String[] arguments, List<String> known) throws NotUnderstood {
        List<String> only = List.of();
        int rounds = 5;
        int seconds = 8;
        Path out = null;
        Size size = Size.USUAL;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--only" -> only = List.of(value(arguments, ++i).split(",", -1));
                case "--rounds" -> rounds = number(arguments, ++i);
                case "--seconds" -> seconds = number(arguments, ++i);
                case "--out" -> out = Path.of(value(arguments, ++i)).toAbsolutePath();
                case "--full" -> size = Size.FULL;
                case "--trial" -> size = Size.TRIAL;
                default -> only = listed(only, arguments[i], known);
            }
        }
        for (String name : only) {
            if (!known.contains(name)) {
                throw new NotUnderstood("no work list " + name + "; there are " + String.join(", ", known));
            }
        }
        return new Options(only, rounds, Duration.ofSeconds(seconds), out, size);
    }

    /** The name of a work list alone is short for {@code --only}. */
    private static List<String> listed(List<String> only, String name, List<String> known) throws NotUnderstood {
        if (!known.contains(name)) {
            throw new NotUnderstood("not understood: " + name);
        }
        List<String> more = new ArrayList<>(only);
        more.add(name);
        return more;
    }

    private static String value(String[] arguments, int index) throws NotUnderstood {
        if (index >= arguments.length) {
            throw new NotUnderstood(arguments[index - 1] + " needs a value");
        }
        return arguments[index];
    }

    private static int number(String[] arguments, int index) throws NotUnderstood {
        String text = value(arguments, index);
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw new NotUnderstood(arguments[index - 1] + " needs a whole number of at least 1, not " + text);
        }
        return Integer.parseInt(text);
    }
}
