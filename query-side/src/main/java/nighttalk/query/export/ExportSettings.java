package nighttalk.query.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files for analysts are made.
 *
 * @param folder where; empty for a fresh folder below {@code java.io.tmpdir}
 * @param keep how long a finished one can be fetched
 * @param most how many are made at a time
 * @param memory what the making of one takes outside the heap; beyond it, the folder
 * @param reserve how much room an export leaves on the disk
 */
@ConfigurationProperties("nighttalk.export")
record ExportSettings(
        @DefaultValue("") String folder,
        @DefaultValue("1h") Duration keep,
        @DefaultValue("2") int most,
        @DefaultValue("128MB") DataSize memory,
        @DefaultValue("64MB") DataSize reserve) {}
