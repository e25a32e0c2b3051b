package nighttalk.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import nighttalk.platform.web.Unavailability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Sessions that were ended before their access tokens expired. Kept in memory, since it is asked at every request, and
 * read from the log's database every second: a log-out counts at once in the process that took it, within a second in
 * all others. While that database is away, what was known goes on to count.
 */
public final class EndedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);
    /** Rows are committed a little after the time that they bear, and the clocks of those who write them differ. */
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    private final Map<SessionId, Long> untilMicros = new ConcurrentHashMap<>();
    private final JdbcClient log;
    private final Clock clock;
    private volatile long newestMicros;
    private volatile long lookedAtMicros;

    /**
     * Takes what it works with.
     *
     * @param log the database with the table {@code session_ended}, which is only read
     * @param clock tells when an ended session may be forgotten
     */
    public EndedSessions(DataSource log, Clock clock) {
        this.log = JdbcClient.create(log);
        this.clock = clock;
    }

    /** Whether this session is over, whatever its access tokens say. */
    public boolean contains(SessionId session) {
        return untilMicros.containsKey(session);
    }

    /**
     * Remembers one that was just ended by this process.
     *
     * @param until when the last access token of it expires
     */
    public void add(SessionId session, Instant until) {
        untilMicros.put(session, micros(until));
    }

    /** Reads what other processes have ended, and forgets what has expired. */
    @Scheduled(fixedDelay = 1000)
    void look() {
        long now = micros(clock.instant());
        try {
            // By the times in the rows, not by this process's clock, which may differ. If that was set back, sessions
            // may
            // have been forgotten that were not over.
            long from = now < lookedAtMicros ? 0 : newestMicros - OVERLAP.toMillis() * 1000;
            log.sql(
                            "SELECT session_id, until_us, ended_at_us FROM session_ended WHERE ended_at_us > ? AND until_us > ?")
                    .params(from, now)
                    .query((row, n) -> {
                        newestMicros = Math.max(newestMicros, row.getLong("ended_at_us"));
                        long until = row.getLong("until_us");
                        return untilMicros.put(new SessionId(row.getString("session_id")), until);
                    })
                    .list();
            lookedAtMicros = now;
            untilMicros.values().removeIf(until -> until < now);
        } catch (RuntimeException e) {
            // The table comes with the command side, which may start, or be upgraded, after this process.
            if (!Unavailability.isBehind(e) && !(e instanceof BadSqlGrammarException)) {
                throw e;
            }
            LOG.debug("ended sessions are read when the database is back");
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }
}
