package nighttalk.query.night;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nighttalk.event.DomainEvent;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.ViewTable;

/**
 * What analysts ask about nights. Each view is a fold of its own, and would run as a projection of its own; together
 * they cost one bookmark, and one commit for an event that matters to all of them.
 */
public final class NightProjection implements Projection {

    /** The projection's name. */
    public static final String NAME = "night";

    private static final List<Projection> VIEWS = List.of(new NightHours(), new Retention(), new FirstAnswers());

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<ViewTable> tables() {
        return VIEWS.stream().flatMap(view -> view.tables().stream()).toList();
    }

    @Override
    public List<RowChange> fold(DomainEvent event, long position, Instant at) {
        List<RowChange> changes = new ArrayList<>();
        for (Projection view : VIEWS) {
            changes.addAll(view.fold(event, position, at));
        }
        return changes;
    }
}
