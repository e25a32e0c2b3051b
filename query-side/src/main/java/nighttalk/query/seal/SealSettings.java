package nighttalk.query.seal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is sealed.
 *
 * @param place the folder, or the https or s3 address, that checkpoints and tiles are kept in; empty for no sealing
 * @param placeToken what a place on the web knows us by
 * @param key files of the private keys, all of which sign
 * @param name of a key whose file does not say it, which is the log's name, too
 * @param formerKeys public keys (vkeys) that signed earlier checkpoints
 * @param every how often there is a new checkpoint, if there is something new
 * @param keepEvery of earlier checkpoints one is kept for each such time; 0 for all
 */
@ConfigurationProperties("nighttalk.seal")
record SealSettings(
        @DefaultValue("") String place,
        @DefaultValue("") String placeToken,
        @DefaultValue List<Path> key,
        @DefaultValue("nighttalk") String name,
        @DefaultValue List<String> formerKeys,
        @DefaultValue("1s") Duration every,
        @DefaultValue("1m") Duration keepEvery) {}
