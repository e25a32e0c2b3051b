package nighttalk.query.projection;

import java.time.Duration;
import nighttalk.platform.token.SharedTokenStore;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How projections run.
 *
 * @param segments into how many parallel parts a new projection is cut
 * @param batch how many events share a transaction at most
 * @param threads how many batches run at the same time, of all projections together
 * @param poll how soon a projection goes on that had to stop, for full buffers or an error
 * @param claim how long a process that shows no sign of life keeps its projections from others
 * @param owner the name under which this process claims projections; empty: process number and host
 */
@ConfigurationProperties("nighttalk.projections")
public record ProjectionSettings(
        @DefaultValue("1") int segments,
        @DefaultValue("200") int batch,
        @DefaultValue("4") int threads,
        @DefaultValue("5ms") Duration poll,
        @DefaultValue("5s") Duration claim,
        @DefaultValue("") String owner) {

    /** The name under which this process claims projections; no two running processes have the same. */
    String claimant() {
        return owner.isBlank() ? SharedTokenStore.thisProcess() : owner;
    }
}
