package nighttalk.query.freshness;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import nighttalk.platform.tracing.Piece;
import nighttalk.platform.tracing.Traces;
import nighttalk.platform.web.LogPosition;
import nighttalk.query.cache.Asked;
import nighttalk.query.cache.Touches;
import nighttalk.query.log.LogHead;
import nighttalk.query.projection.ProjectionPositions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Read your own writes: what position a request must see, and the waiting for it. */
@Component
public class Freshness implements Asked {

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
    private static final String GOAL = Freshness.class.getName();

    /**
     * What one request is to see.
     *
     * @param position log position
     * @param deadline {@link System#nanoTime} at which it waits no longer
     * @param known whether the position is sure to be what the caller needs
     */
    record Goal(long position, long deadline, boolean known) {}

    /**
     * What one request gets to see.
     *
     * @param goal what it is to see
     * @param position how far the projections have come, which may be less when the patience ran out
     */
    record Reached(Goal goal, long position) {}

    private final ProjectionPositions positions;
    private final LogHead log;
    private final NewestHead head;
    private final Touches touches;
    private final FreshnessSettings settings;
    private final Traces traces;

    Freshness(ProjectionPositions positions, LogHead log, Touches touches, FreshnessSettings settings, Traces traces) {
        this.positions = positions;
        this.log = log;
        this.head = new NewestHead(log::now);
        this.touches = touches;
        this.settings = settings;
        this.traces = traces;
    }

    /**
     * Waits, bounded, until the projections have reached the request's position.
     *
     * @return whether they have
     */
    public boolean await(HttpServletRequest request, Collection<String> projections) {
        Reached reached = reach(request, projections);
        return reached.position() >= reached.goal().position() && reached.goal().known();
    }

    /** The same, with how far they have come. */
    Reached reach(HttpServletRequest request, Collection<String> projections) {
        Goal goal = goal(request, projections);
        long reached = positions.ofAll(projections);
        if (reached < goal.position()) {
            try (Piece _ = traces.part("wait for the views").with("nighttalk.position", goal.position())) {
                positions.await(projections, goal.position(), Duration.ofNanos(goal.deadline() - System.nanoTime()));
            }
            reached = positions.ofAll(projections);
        }
        return new Reached(goal, reached);
    }

    /** The same for the whole request: the gate at the door and the query behind it share one patience. */
    private Goal goal(HttpServletRequest request, Collection<String> projections) {
        if (request.getAttribute(GOAL) instanceof Goal goal) {
            return goal;
        }
        Goal goal = newGoal(LogPosition.of(request), projections);
        request.setAttribute(GOAL, goal);
        return goal;
    }

    private Goal newGoal(OptionalLong asked, Collection<String> projections) {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        if (asked.isPresent() && isInTheLog(asked.getAsLong(), projections)) {
            return new Goal(asked.getAsLong(), deadline, true);
        }
        if (asked.isEmpty() && settings.withoutPosition() == FreshnessSettings.WithoutPosition.NEWEST) {
            return new Goal(0, deadline, true);
        }
        try {
            // A position beyond the log's end is of another log, or made up: such a caller has none.
            long end = head.now(settings.patience());
            long wanted = asked.orElse(end);
            return new Goal(wanted > end + log.mayTrailBy() ? end : wanted, deadline, true);
        } catch (DataAccessException e) {
            LOG.warn("the log is away, pages show the newest there is: {}", e.getMessage());
            return new Goal(0, deadline, false);
        }
    }

    private boolean isInTheLog(long position, Collection<String> projections) {
        return position <= touches.reach() || position <= positions.ofAll(projections);
    }

    @Override
    public long position() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(GOAL) instanceof Goal goal
                ? goal.position()
                : 0;
    }
}
