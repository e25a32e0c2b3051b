package nighttalk.platform;

/**
 * Whether the process is started only to see what it loads and links, while its image is built (JEP 514). It has no
 * database then, serves nobody, and ends when everything is put together.
 */
public final class Training {

    private static final boolean ON = Boolean.getBoolean("nighttalk.training");

    private Training() {}

    /** Set by the system property {@code nighttalk.training}. */
    public static boolean isOn() {
        return ON;
    }
}
