package nighttalk.query.audit.at;

import java.util.Map;
import nighttalk.event.PostId;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.audit.Moments;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.look.Why;
import nighttalk.query.audit.state.Histories;
import nighttalk.query.audit.state.State;
import nighttalk.query.audit.state.Thing;
import nighttalk.query.audit.state.Thing.Kind;
import nighttalk.query.freshness.Reads;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was this then? Folded from the log up to that moment; no row of today's is looked at. */
@RestController
class ShowThen {

    /** @param position the moment, as the newest position of the log that counts */
    record Answer(long position, boolean masked, Then then) {}

    private final Moments moments;
    private final Histories histories;
    private final Counts counts;
    private final Looks looks;

    ShowThen(Moments moments, Histories histories, Counts counts, Looks looks) {
        this.moments = moments;
        this.histories = histories;
        this.counts = counts;
        this.looks = looks;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/at/{moment}/{kind}/{id}")
    @Reads(AuditIndex.NAME)
    Answer then(
            @PathVariable String moment,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            Authentication who) {
        Thing thing = Thing.in(kind, id);
        long position = moments.position(moment);
        Sight sight = looks.record(who, "at", thing + " at " + position, new Why(reason, unmask));
        State state = histories.at(thing, position);
        if (!state.known()) {
            throw Thing.unknown();
        }
        Map<String, ?> more = thing.kind() == Kind.POST && state.exists()
                ? counts.of(PostId.of(id), position, state.number("views"))
                : Map.of();
        return new Answer(position, !sight.unmasked(), Then.of(state, more, sight));
    }
}
