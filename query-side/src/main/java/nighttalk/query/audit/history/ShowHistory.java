package nighttalk.query.audit.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.look.Why;
import nighttalk.query.audit.state.Change;
import nighttalk.query.audit.state.Histories;
import nighttalk.query.audit.state.State;
import nighttalk.query.audit.state.Thing;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What happened to this, from its first event on? Before and after come from folding its streams from their beginning, so
 * a page costs what is before it too.
 */
@RestController
class ShowHistory {

    private static final int LARGEST_PAGE = 500;

    /**
     * One event of the thing.
     *
     * @param cause the event, or the command, that it follows from
     * @param readable false if it is of a newer version of the program, or can't be read
     * @param changes what it made of the thing, field by field
     */
    record Happened(
            long position,
            Instant at,
            String type,
            String event,
            @Nullable String actor,
            @Nullable String correlation,
            @Nullable String cause,
            boolean readable,
            List<Change> changes) {}

    /**
     * A page of a history.
     *
     * @param masked whether personal texts are hidden
     * @param next what to ask for as {@code after} to go on; null at the end
     */
    record History(
            Thing thing,
            boolean masked,
            List<Happened> events,
            @Nullable Long next) {}

    private final Histories histories;
    private final AuditLog log;
    private final Looks looks;

    ShowHistory(Histories histories, AuditLog log, Looks looks) {
        this.histories = histories;
        this.log = log;
        this.looks = looks;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/history/{kind}/{id}")
    History history(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            Authentication who) {
        Thing thing = Thing.in(kind, id);
        if (size < 1 || size > LARGEST_PAGE || after < 0) {
            throw new Refused(Refused.Kind.UNREADABLE, "page-size", "size는 1에서 500 사이, after는 0 이상이어야 합니다.");
        }
        Sight sight = looks.record(who, "history", thing.toString(), new Why(reason, unmask));
        return page(thing, after, size, sight);
    }

    private History page(Thing thing, long after, int size, Sight sight) {
        State state = new State(thing);
        List<Happened> page = new ArrayList<>();
        Iterator<LoggedEvent> events = histories.of(thing, log.head());
        while (events.hasNext()) {
            LoggedEvent event = events.next();
            List<Change> changes = state.take(event);
            boolean unreadable = event.payload() == null && event.stream().equals(thing.id());
            if (event.position() > after && (unreadable || isOf(state, event))) {
                if (page.size() == size) {
                    return new History(
                            thing, !sight.unmasked(), page, page.getLast().position());
                }
                page.add(happened(event, changes, sight));
            }
        }
        if (!state.known() && page.isEmpty()) {
            throw Thing.unknown();
        }
        return new History(thing, !sight.unmasked(), page, null);
    }

    /** Also an event that changed nothing, such as the same text once more. */
    private static boolean isOf(State state, LoggedEvent event) {
        return state.last().filter(event::equals).isPresent();
    }

    private static Happened happened(LoggedEvent event, List<Change> changes, Sight sight) {
        return new Happened(
                event.position(),
                event.at(),
                event.type(),
                event.id(),
                event.actor(),
                event.correlation(),
                event.causation(),
                event.payload() != null,
                changes.stream()
                        .map(change ->
                                new Change(change.field(), sight.show(change.before()), sight.show(change.after())))
                        .toList());
    }
}
