package nighttalk.query.projection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in rows: microseconds since 1970, as in the log. */
public final class Micros {

    private Micros() {}

    /** As a row has it. */
    public static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** As a row had it. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
