package nighttalk.command.throttle;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often something may be done, all limits at a time. As a setting {@code 3/1m, 100/1d}: three a minute, and a
 * hundred a day.
 */
record Rate(List<Limit> limits) {

    /** So many in such a time, given back evenly over it. */
    record Limit(long times, Duration per) {

        Limit {
            if (times < 1 || per.isZero() || per.isNegative()) {
                throw new IllegalArgumentException("a rate is one or more in some time, such as 3/1m");
            }
        }

        static Limit of(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("a rate is written like 3/1m, not " + text);
            }
            return new Limit(
                    Long.parseLong(text.substring(0, slash).strip()),
                    DurationStyle.detectAndParse(text.substring(slash + 1).strip()));
        }
    }

    Rate {
        limits = List.copyOf(limits);
        if (limits.isEmpty()) {
            throw new IllegalArgumentException("a rate has at least one limit");
        }
    }

    /**
     * Reads the setting; Spring finds this method by its name.
     *
     * @throws IllegalArgumentException if the text is no rate
     */
    public static Rate of(String text) {
        return new Rate(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Limit::of)
                .toList());
    }

    /** The longest time that it looks back on. */
    Duration memory() {
        return limits.stream().map(Limit::per).max(Comparator.naturalOrder()).orElseThrow();
    }

    Bucket bucket() {
        return bucket(TimeMeter.SYSTEM_NANOTIME);
    }

    Bucket bucket(TimeMeter time) {
        LocalBucketBuilder bucket = Bucket.builder().withCustomTimePrecision(time);
        for (Limit limit : limits) {
            bucket = bucket.addLimit(Bandwidth.builder()
                    .capacity(limit.times())
                    .refillGreedy(limit.times(), limit.per())
                    .build());
        }
        return bucket.build();
    }
}
