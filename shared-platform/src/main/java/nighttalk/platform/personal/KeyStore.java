package nighttalk.platform.personal;

/**
 * Where the keys of people are: a schema of its own, so that a backup of the log, or an account that reads the log, is
 * without them. It is on the log's server, since a key comes and goes in the transaction of an event.
 */
public final class KeyStore {

    /** The one table. */
    public static final String TABLE = "person_key";

    /** Where the scripts are that make it. */
    public static final String SCRIPTS = "db/keys";

    private KeyStore() {}

    /**
     * The table, from anywhere on the server.
     *
     * @throws IllegalArgumentException if no schema is called so
     */
    public static String tableIn(String schema) {
        if (!schema.matches("[A-Za-z0-9_]{1,64}")) {
            throw new IllegalArgumentException("nighttalk.keys.schema has 1 to 64 letters, digits and underscores");
        }
        return "`" + schema + "`." + TABLE;
    }
}
