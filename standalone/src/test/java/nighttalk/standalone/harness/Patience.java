package nighttalk.standalone.harness;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings of a service that waits for longer than a busy machine stands still. Tests of what is answered run with them;
 * those of how soon, and of what is away for a while, need the usual ones.
 */
public final class Patience {

    /** Before somebody is told 503 because a database says nothing. */
    public static final Map<String, String> WITH_DATABASES = Map.of(
            "NIGHTTALK_LOG_PATIENCE", "30s",
            "NIGHTTALK_READER_PATIENCE", "30s",
            "NIGHTTALK_VIEWS_PATIENCE", "30s",
            "NIGHTTALK_LOAD_SILENCE", "30s");

    /** The same, and before somebody sees an old page. */
    public static final Map<String, String> SETTINGS = with(WITH_DATABASES, Map.of("NIGHTTALK_READS_PATIENCE", "30s"));

    private Patience() {}

    /** {@link #SETTINGS} and more. */
    public static Map<String, String> and(Map<String, String> more) {
        return with(SETTINGS, more);
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return Map.copyOf(all);
    }
}
