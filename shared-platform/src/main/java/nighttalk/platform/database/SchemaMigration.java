package nighttalk.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
        try (Connection connection = database.getConnection()) {
            if (!connection.isValid(5)) {
                throw new MissingSetting("the database does not answer: "
                        + connection.getMetaData().getURL());
            }
        } catch (SQLException e) {
            throw new MissingSetting("the database can't be reached: " + e.getMessage());
        }
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + location)
                .load()
                .migrate();
    }
}
