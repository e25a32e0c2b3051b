package nighttalk.query.postviews;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How views of posts are counted.
 *
 * @param every how often what was counted goes into the log
 * @param most how many different posts are counted at a time; views of others are lost
 */
@ConfigurationProperties("nighttalk.post-views")
record ViewSettings(
        @DefaultValue("1s") Duration every,
        @DefaultValue("100000") int most) {}
