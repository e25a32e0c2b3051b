package nighttalk.database;

/** A MySQL-compatible server, and an administrator's way into it. */
public interface DatabaseServer extends AutoCloseable {

    /** JDBC URL of one schema, or of none in particular where the name is empty. */
    String url(String schema);

    /** The administrator's name. */
    String adminUser();

    /** The administrator's password. */
    String adminPassword();

    /** Stops the server if this process started it. */
    @Override
    void close();
}
