package nighttalk.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import nighttalk.platform.Training;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Brings one schema to its newest version before anything uses it. */
public final class SchemaMigration {

    /** How long a start waits for its database. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SchemaMigration() {}

    /**
     * Runs what has not run yet.
     *
     * @param database the schema's database
     * @param location where its numbered scripts are, on the class path
     * @throws MissingSetting if the database can't be reached within 30 s, or refuses the account
     */
    public static void run(DataSource database, String location) {
        migrate(database, Flyway.configure().locations("classpath:" + location));
    }

    /**
     * The same where scripts name something that differs between installations, as {@code ${name}}.
     *
     * @param names what stands for each
     */
    public static void run(DataSource database, String location, Map<String, String> names) {
        migrate(database, Flyway.configure().locations("classpath:" + location).placeholders(names));
    }

    /**
     * The same in another schema of the server, which is there already.
     *
     * @param database an account that may change that schema
     */
    public static void runIn(String schema, DataSource database, String location) {
        migrate(
                database,
                Flyway.configure()
                        .locations("classpath:" + location)
                        .schemas(schema)
                        .createSchemas(false));
    }

    private static void migrate(DataSource database, FluentConfiguration scripts) {
        if (Training.isOn()) {
            return;
        }
        awaitAnswer(database);
        scripts.dataSource(database).load().migrate();
    }

    /** A database that is just starting too, or is busy, is waited for; one that refuses this account is not. */
    private static void awaitAnswer(DataSource database) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = database.getConnection()) {
                if (connection.isValid(5)) {
                    return;
                }
                throw new SQLTransientConnectionException("it does not answer");
            } catch (SQLException e) {
                if (isRefusal(e) || System.nanoTime() - deadline > 0) {
                    throw new MissingSetting("the database can't be reached: " + e.getMessage());
                }
                pause();
            }
        }
    }

    /** SQL's class 28, a wrong password; 1044 and 1049, no such schema for this account. */
    private static boolean isRefusal(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && ((sql.getSQLState() != null && sql.getSQLState().startsWith("28"))
                            || sql.getErrorCode() == 1044
                            || sql.getErrorCode() == 1049)) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MissingSetting("the start was broken off");
        }
    }
}
