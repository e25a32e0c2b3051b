package nighttalk.query.projection;

import java.util.List;
import javax.sql.DataSource;
import nighttalk.platform.Training;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the tables that projections define themselves, before anything is folded into them. */
final class MissingTables {

    private MissingTables() {}

    static void make(List<Projection> projections, DataSource views) {
        if (Training.isOn()) {
            return;
        }
        JdbcClient database = JdbcClient.create(views);
        for (Projection projection : projections) {
            for (ViewTable table : projection.tables()) {
                if (table.definition() != null) {
                    database.sql("CREATE TABLE IF NOT EXISTS " + table.name() + " (" + table.definition()
                                    + ") ENGINE = InnoDB DEFAULT CHARSET = utf8mb4")
                            .update();
                }
            }
        }
    }
}
