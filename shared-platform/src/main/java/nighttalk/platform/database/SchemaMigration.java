package nighttalk.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import nighttalk.platform.Training;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings one schema to its newest version before anything uses it. */
public final class SchemaMigration {

    private SchemaMigration() {}

    /**
     * Runs what has not run yet.
     *
     * @param database the schema's database
     * @param location where its numbered scripts are, on the class path
     * @throws MissingSetting if the database can't be reached
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
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(5)) {
                throw new MissingSetting("the database does not answer: "
                        + connection.getMetaData().getURL());
            }
        } catch (SQLException e) {
            throw new MissingSetting("the database can't be reached: " + e.getMessage());
        }
        scripts.dataSource(database).load().migrate();
    }
}
