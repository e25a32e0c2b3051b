package nighttalk.benchmarks.history;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;

/**
 * When things happen: twenty thousand a night, most of them between eleven and four, hardly any by day. Always the same
 * nights, the last one the New Year's of 2026, so that the same seed gives the same history whenever it is made.
 */
final class Nights {

    /** Before this, as long as it takes; what is done by requests comes after. */
    private static final Instant END =
            ZonedDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneOffset.ofHours(9)).toInstant();

    private static final int A_NIGHT = 20_000;
    private static final long HOUR_MICROS = Duration.ofHours(1).toNanos() / 1_000;

    /** Shares of the hours from noon to noon in Korea. */
    private static final int[] HOURS = {1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 6, 10, 14, 15, 14, 11, 7, 4, 2, 1, 1, 1, 1, 1};

    private final long firstHour;
    private final int[] firstOfHour = new int[HOURS.length + 1];
    private long number;

    Nights(long events) {
        long nights = (events + A_NIGHT - 1) / A_NIGHT;
        this.firstHour = END.minus(Duration.ofDays(nights)).getEpochSecond() * 1_000_000;
        int sum = 0;
        for (int share : HOURS) {
            sum += share;
        }
        int before = 0;
        for (int hour = 0; hour < HOURS.length; hour++) {
            before += HOURS[hour];
            firstOfHour[hour + 1] = (int) ((long) A_NIGHT * before / sum);
        }
    }

    /** The next moment, in microseconds since 1970; never before the last. */
    long next(SplittableRandom random) {
        long night = number / A_NIGHT;
        int ofNight = (int) (number % A_NIGHT);
        number++;
        int hour = 0;
        while (firstOfHour[hour + 1] <= ofNight) {
            hour++;
        }
        double part = (ofNight - firstOfHour[hour] + random.nextDouble()) / (firstOfHour[hour + 1] - firstOfHour[hour]);
        return firstHour + (night * HOURS.length + hour) * HOUR_MICROS + (long) (part * HOUR_MICROS);
    }
}
