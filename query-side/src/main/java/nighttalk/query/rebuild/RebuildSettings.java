package nighttalk.query.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How projections are rebuilt.
 *
 * @param threads how many read, decode and fold at a time; 0 for as many as there are cores
 * @param range how many events one of them takes at a time
 * @param memory how much row changes may take before they are written; 0 for a sixth of the heap
 * @param flush how long they are kept at most: what a crash costs
 * @param far how many events the live rows have to be behind the log for a rebuild to overtake them
 * @param share of one core that it takes while there are visitors
 * @param most how many rebuilds this process runs at a time
 * @param disk how much the copies may take; 0 for as much as there is
 * @param forgetEvery how often kept copies are looked through for rows of people who have left
 * @param checkEvery how often each projection is compared with the log by itself; 0 for never
 * @param afterUpgrade how often to look for what an earlier version passed over
 */
@ConfigurationProperties("nighttalk.rebuild")
record RebuildSettings(
        @DefaultValue("0") int threads,
        @DefaultValue("2000") int range,
        @DefaultValue("0B") DataSize memory,
        @DefaultValue("10s") Duration flush,
        @DefaultValue("20000") long far,
        @DefaultValue("0.25") double share,
        @DefaultValue("2") int most,
        @DefaultValue("0B") DataSize disk,
        @DefaultValue("10s") Duration forgetEvery,
        @DefaultValue("0s") Duration checkEvery,
        @DefaultValue("1m") Duration afterUpgrade) {

    private static final int PART_OF_THE_HEAP = 6;

    int readers() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    long memoryBytes() {
        return memory.toBytes() > 0 ? memory.toBytes() : Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP;
    }
}
