package nighttalk.benchmarks.server;

import java.sql.SQLException;
import javax.sql.DataSource;
import nighttalk.platform.personal.PersonKeys;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a rebuild has to do at least, in the process that rebuilds: read the log, and decode it. */
@RestController
class LogFloor {

    private final DataSource log;
    private final PersonKeys keys;

    LogFloor(@Qualifier("logReader") DataSource log, PersonKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    /**
     * Goes through the events of positions 1 to {@code events}.
     *
     * @param decode whether to make event objects of them, texts decrypted
     */
    @PostMapping("/internal/bench/log")
    LogScan.Outcome scan(@RequestParam int threads, @RequestParam long events, @RequestParam boolean decode)
            throws SQLException {
        return new LogScan(log, new EveryonesKeys(keys)).run(threads, events, decode);
    }
}
