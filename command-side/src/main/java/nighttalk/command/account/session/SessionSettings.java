package nighttalk.command.account.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay logged in.
 *
 * @param idle after how long without a refresh a session is over
 * @param longest after how long it is over in any case
 * @param grace for how long the refresh token before the present one is taken once more, for an answer that got lost
 * @param most how many sessions an account has; the one unused for longest makes room
 */
@ConfigurationProperties("nighttalk.sessions")
record SessionSettings(
        @DefaultValue("14d") Duration idle,
        @DefaultValue("90d") Duration longest,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("20") int most) {}
