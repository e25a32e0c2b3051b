package nighttalk.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import nighttalk.query.log.LogHead;

/** What operators watch: how far behind each projection is, and what it has parked. */
final class ProjectionMetrics implements MeterBinder {

    private final List<LiveProjection> projections;
    private final ProjectionPositions positions;
    private final LogHead head;
    private final DeadLetters letters;

    ProjectionMetrics(
            List<LiveProjection> projections, ProjectionPositions positions, LogHead head, DeadLetters letters) {
        this.projections = projections;
        this.positions = positions;
        this.head = head;
        this.letters = letters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        LongSupplier newest = head::now;
        Gauge.builder("nighttalk.log.head", newest, ProjectionMetrics::valueOrNone)
                .description("Position of the newest event")
                .strongReference(true)
                .register(registry);
        for (LiveProjection projection : projections) {
            String name = projection.name();
            gauge(registry, name, "nighttalk.projection.position", () -> positions.of(name));
            gauge(registry, name, "nighttalk.projection.lag", () -> Math.max(0, head.now() - positions.of(name)));
            gauge(registry, name, "nighttalk.deadletters", () -> letters.count(name));
        }
        MultiGauge segments = MultiGauge.builder("nighttalk.projection.segment.lag")
                .description("How far behind each segment is that this process runs")
                .register(registry);
        positions.whenSegmentsMove(() -> show(segments));
        show(segments);
    }

    /** One after the other: Micrometer's multi gauge, asked by two threads at once, registers a row twice. */
    private synchronized void show(MultiGauge segments) {
        segments.register(segmentsHere(), true);
    }

    private List<MultiGauge.Row<?>> segmentsHere() {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (LiveProjection projection : projections) {
            String name = projection.name();
            for (int segment : positions.segmentsHere(name).keySet()) {
                LongSupplier lag =
                        () -> head.now() - positions.segmentsHere(name).getOrDefault(segment, head.now());
                rows.add(MultiGauge.Row.of(
                        Tags.of("projection", name, "segment", Integer.toString(segment)),
                        lag,
                        ProjectionMetrics::valueOrNone));
            }
        }
        return rows;
    }

    private static void gauge(MeterRegistry registry, String projection, String name, LongSupplier value) {
        Gauge.builder(name, value, ProjectionMetrics::valueOrNone)
                .strongReference(true)
                .tag("projection", projection)
                .register(registry);
    }

    private static double valueOrNone(LongSupplier value) {
        try {
            return value.getAsLong();
        } catch (RuntimeException e) {
            return Double.NaN; // a scrape must not fail because a database is away
        }
    }
}
