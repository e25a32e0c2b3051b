package nighttalk.standalone.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process says of itself, in the text format of Prometheus. */
final class Metrics {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{([^}]*)})? (\\S+)");

    /**
     * One value.
     *
     * @param tags as they stand between the braces
     */
    record Sample(String name, String tags, double value) {

        /** A tag's value; empty if it has none of that name. */
        String tag(String tag) {
            Matcher found = Pattern.compile("(?:^|,)" + tag + "=\"([^\"]*)\"").matcher(tags);
            return found.find() ? found.group(1) : "";
        }
    }

    private final List<Sample> samples = new ArrayList<>();

    Metrics(String text) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = LINE.matcher(line);
            if (sample.matches()) {
                String tags = sample.group(2);
                samples.add(new Sample(sample.group(1), tags == null ? "" : tags, Double.parseDouble(sample.group(3))));
            }
        });
    }

    /** All values of a name that are numbers. */
    List<Sample> of(String name) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && !Double.isNaN(sample.value()))
                .toList();
    }

    OptionalDouble largest(String name) {
        return of(name).stream().mapToDouble(Sample::value).max();
    }
}
