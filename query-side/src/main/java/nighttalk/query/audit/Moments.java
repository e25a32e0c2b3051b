package nighttalk.query.audit;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.projection.Micros;
import org.springframework.stereotype.Component;

/**
 * Moments as auditors name them, a position of the log or a time, as positions. Times in the log grow with positions but
 * for what the clocks of several processes differ, so the index on time is read some way around the moment, not to its
 * end: a thousand events, whose clock would have to be wrong by that many to matter.
 */
@Component
public class Moments {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
    private static final int DISORDER = 1_000;
    private static final String FIRST_AFTER = "SELECT MIN(position) AS edge FROM (SELECT position FROM event"
            + " WHERE occurred_at_us > ? ORDER BY occurred_at_us LIMIT " + DISORDER + ") soonest";

    private final AuditLog log;

    Moments(AuditLog log) {
        this.log = log;
    }

    /**
     * The newest position of that moment: all before the first event that was recorded later.
     *
     * @throws Refused if it is no moment, or one that has not come yet
     */
    public long position(String moment) {
        long head = log.head();
        if (POSITION.matcher(moment).matches()) {
            long position = Long.parseLong(moment);
            if (position > head) {
                throw new Refused(Refused.Kind.NOT_FOUND, "moment", "로그에 아직 없는 위치입니다.");
            }
            return position;
        }
        return firstAfter(micros(moment)).orElse(head + 1) - 1;
    }

    /**
     * The position before the first one that is meant by "from": that position, or the first event at or after that time.
     *
     * @throws Refused if it is no moment
     */
    public long before(String moment) {
        return POSITION.matcher(moment).matches()
                ? Math.max(0, Long.parseLong(moment) - 1)
                : firstAfter(micros(moment) - 1).orElse(log.head() + 1) - 1;
    }

    /**
     * The newest position that is meant by "to": that position, or the newest one of that time.
     *
     * @throws Refused if it is no moment
     */
    public long upTo(String moment) {
        return POSITION.matcher(moment).matches() ? Math.min(log.head(), Long.parseLong(moment)) : position(moment);
    }

    private OptionalLong firstAfter(long micros) {
        return log
                .sql()
                .sql(FIRST_AFTER)
                .param(micros)
                .query((row, n) -> row.getObject("edge", Long.class))
                .list()
                .stream()
                .flatMap(Stream::ofNullable)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static long micros(String text) {
        try {
            return Micros.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw new Refused(
                    Refused.Kind.UNREADABLE,
                    "moment",
                    "시점은 2026-11-22T23:00:00+09:00 또는 2026-11-22T14:00:00Z 같은 시각이나 로그 위치여야 합니다.");
        }
    }
}
