package nighttalk.benchmarks.server;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import nighttalk.event.AccountId;
import nighttalk.platform.database.DatabaseAccess;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Commands by callers within this process, and plain inserts of the same row by as many threads. */
@RestController
class AppendRuns {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Filling filling;
    private final DataSource log;
    private final String floorUrl;
    private final String floorUser;
    private final String floorPassword;

    AppendRuns(
            Filling filling,
            @Qualifier("log") DataSource log,
            @Value("${benchmarks.floor.url}") String floorUrl,
            @Value("${benchmarks.floor.user}") String floorUser,
            @Value("${benchmarks.floor.password}") String floorPassword) {
        this.filling = filling;
        this.log = log;
        this.floorUrl = floorUrl;
        this.floorUser = floorUser;
        this.floorPassword = floorPassword;
    }

    @PostMapping("/internal/bench/commands")
    Callers.Outcome commands(@RequestParam int callers, @RequestParam long millis) {
        List<AccountId> members = filling.members();
        return Callers.run(callers, Duration.ofMillis(millis), caller -> {
            AccountId author = members.get(caller % members.size());
            return () -> filling.write(author);
        });
    }

    /** Each thread has a connection of its own, and each row a commit of its own. */
    @PostMapping("/internal/bench/inserts")
    Callers.Outcome inserts(@RequestParam int callers, @RequestParam long millis) throws SQLException {
        RowLikeTheLast rows = RowLikeTheLast.of(log, "event");
        try (var database = new DatabaseAccess(floorUrl, floorUser, floorPassword, callers, PATIENCE).open("floor")) {
            return Callers.run(callers, Duration.ofMillis(millis), caller -> {
                PlainInsert insert = new PlainInsert(database.getConnection(), "event", rows);
                return insert;
            });
        }
    }
}
