package nighttalk.query.freshness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fresh an answer is.
 *
 * @param patience how long a request waits for its position at most; then it gets the newest there is
 * @param withoutPosition what a request gets that carries no position
 */
@ConfigurationProperties("nighttalk.reads")
record FreshnessSettings(
        @DefaultValue("2s") Duration patience,
        @DefaultValue("head") WithoutPosition withoutPosition) {

    enum WithoutPosition {
        /** All that was in the log when the request came. */
        HEAD,
        /** The newest rows there are, without waiting. */
        NEWEST
    }
}
