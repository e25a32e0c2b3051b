package nighttalk.platform.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is worked on at a time.
 *
 * @param requests so many at most; more wait
 * @param patience how long one waits for its turn before it is sent away
 * @param silence how long a database may be silent before whoever waits for the answer is told so; analysis, audit and
 *     exports may take longer
 * @param body how large a body may be that is no form with files
 * @param farewell how long whoever has a connection is still answered when the process is asked to end
 */
@ConfigurationProperties("nighttalk.load")
record LoadSettings(
        @DefaultValue("200") int requests,
        @DefaultValue("1s") Duration patience,
        @DefaultValue("5s") Duration silence,
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("1s") Duration farewell) {}
