package nighttalk.standalone;

import javax.sql.DataSource;
import nighttalk.command.OwnProcess;
import nighttalk.command.post.countviews.ViewReports;
import nighttalk.platform.NightTalkProcess;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.query.QuerySideConfiguration;
import nighttalk.query.postviews.ViewLog;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Both sides in one process. The query side still reads the log through an account that can only read. */
@NightTalkProcess
@Import({OwnProcess.class, QuerySideConfiguration.class})
class Standalone {

    @Bean(defaultCandidate = false)
    DataSource logReader(Environment environment) {
        return Binder.get(environment)
                .bindOrCreate("nighttalk.reader", DatabaseAccess.class)
                .open("reader");
    }

    /** Without HTTP in between, so that the last views are still counted while the web server is shutting down. */
    @Bean
    ViewLog viewLog(ViewReports reports) {
        return batch -> reports.take(batch.source(), batch.batch(), batch.views());
    }
}
