package nighttalk.command.account.session;

import java.time.Clock;
import java.time.Instant;
import nighttalk.platform.web.Unavailability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the rows of sessions that nobody can go on with. */
@Component
class SessionJanitor {

    private static final Logger LOG = LoggerFactory.getLogger(SessionJanitor.class);

    private final SessionRows rows;
    private final SessionSettings settings;
    private final Clock clock;

    SessionJanitor(SessionRows rows, SessionSettings settings, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forget() {
        Instant now = clock.instant();
        try {
            rows.forget(now.minus(settings.idle()), now.minus(settings.longest()), now);
        } catch (RuntimeException e) {
            if (!Unavailability.isBehind(e)) {
                throw e;
            }
            LOG.debug("sessions are looked after when the database is back");
        }
    }
}
