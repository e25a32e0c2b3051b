package nighttalk.platform.database;

/** A setting is missing or wrong; the start stops with this one line. */
public final class MissingSetting extends RuntimeException {

    /**
     * Stops the start.
     *
     * @param line what is wrong and what to set, in one line
     */
    public MissingSetting(String line) {
        super(line);
    }
}
