package nighttalk.query.export;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Ends an export from outside, also while a database is at work for it. */
final class Cancellation {

    private boolean asked;
    private @Nullable Statement running;

    /** Something that a statement does. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** @throws Cancelled if somebody has asked for it */
    synchronized void check() {
        if (asked) {
            throw new Cancelled();
        }
    }

    synchronized boolean asked() {
        return asked;
    }

    /** Does it with a statement that is broken off when somebody asks. */
    <T> T during(Statement statement, Work<T> work) throws SQLException {
        synchronized (this) {
            check();
            running = statement;
        }
        try {
            return work.run();
        } finally {
            synchronized (this) {
                running = null;
            }
        }
    }

    /** Asks. */
    synchronized void ask() {
        asked = true;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // It ends by itself, and then the export does.
            }
        }
    }
}
