package nighttalk.command.throttle;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import nighttalk.platform.refusal.Refused;

/** One token bucket for each of whoever does something, in bounded memory. */
final class Buckets {

    /** Some 300 bytes each. */
    private static final int MOST = 50_000;

    private final LoadingCache<String, Bucket> buckets;

    Buckets(Rate rate) {
        // An untouched bucket is full again after that time, as a new one is.
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(rate.memory())
                .build(who -> rate.bucket());
    }

    /**
     * Counts one.
     *
     * @throws Refused if that is too many
     */
    void take(String who) {
        ConsumptionProbe probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooOften(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Takes back the counting of one. */
    void giveBack(String who) {
        buckets.get(who).addTokens(1);
    }

    private static Refused tooOften(Duration wait) {
        int seconds = Math.toIntExact(Math.min(Integer.MAX_VALUE, wait.toSeconds() + 1));
        String text = seconds < 120 ? seconds + "초" : seconds < 7200 ? seconds / 60 + "분" : seconds / 3600 + "시간";
        return new Refused(Refused.Kind.TOO_BUSY, "too-often", "요청이 너무 잦습니다. " + text + " 후에 다시 시도해주세요.", seconds);
    }
}
