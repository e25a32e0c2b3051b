package nighttalk.query.projection;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.Segment;

/** A projection with its dead letters, as Axon runs it, that writes the rows of a batch together. */
final class BatchedProjection implements EventHandlerInvoker {

    private final EventHandlerInvoker projection;
    private final RowWriter rows;

    BatchedProjection(EventHandlerInvoker projection, RowWriter rows) {
        this.projection = projection;
        this.rows = rows;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return projection.canHandle(event, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payload) {
        return projection.canHandleType(payload);
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        BatchRows.of(projection, rows).handle(event, segment);
    }

    @Override
    public boolean supportsReset() {
        return projection.supportsReset();
    }

    /**
     * Axon's composite does not pass this on, so that what is remembered about parked sequences outlives the claim,
     * while another process parks others.
     */
    @Override
    public void segmentReleased(Segment segment) {
        if (projection instanceof MultiEventHandlerInvoker several) {
            several.delegates().forEach(each -> each.segmentReleased(segment));
        } else {
            projection.segmentReleased(segment);
        }
    }
}
