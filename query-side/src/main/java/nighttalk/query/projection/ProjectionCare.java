package nighttalk.query.projection;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after the projections: after an error Axon leaves a segment alone for up to a minute, which is too long once
 * the database is back; and events parked behind one that has been healed are taken in.
 */
final class ProjectionCare implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionCare.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private static final long LONG_AGO = -36_500;

    private final Configuration axon;
    private final ProjectionProcessors processors;
    private final ProjectionSettings settings;
    private final DeadLetters letters;
    private final Map<String, Set<Integer>> seen = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService timer;

    ProjectionCare(
            Configuration axon, ProjectionProcessors processors, ProjectionSettings settings, DeadLetters letters) {
        this.axon = axon;
        this.processors = processors;
        this.settings = settings;
        this.letters = letters;
    }

    private void look() {
        try {
            processors.projections().forEach(projection -> retrySegments(projection.name()));
            letters.retryLeftBehind();
        } catch (RuntimeException e) {
            LOG.debug("the database is away, or an error that the projections report themselves", e);
        }
    }

    private void retrySegments(String projection) {
        axon.eventProcessingConfiguration()
                .eventProcessor(projection, PooledStreamingEventProcessor.class)
                .filter(PooledStreamingEventProcessor::isRunning)
                .ifPresent(processor -> {
                    Set<Integer> known = seen.computeIfAbsent(
                            projection,
                            name -> IntStream.range(0, settings.segments())
                                    .boxed()
                                    .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
                    Set<Integer> running = processor.processingStatus().keySet();
                    known.addAll(running);
                    // A release until long ago is the end of the waiting, and harmless to a segment that runs. Long,
                    // since Axon reckons by this machine's clock here, and compares with another.
                    known.stream()
                            .filter(segment -> !running.contains(segment))
                            .forEach(segment -> processor.releaseSegment(segment, LONG_AGO, TimeUnit.DAYS));
                });
    }

    @Override
    public void start() {
        ScheduledExecutorService fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("projection-care").factory());
        var _ = fresh.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = fresh;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
