package nighttalk.query.audit.trace;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.Found;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.ShownEvent;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.look.Why;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What led to this, and what followed from it? All events of the same correlation, as a tree by their causation. They are
 * found through the index of the audit and read from the log.
 */
@RestController
class ShowTrace {

    private static final int MOST = 1_000;
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9-]{1,36}");

    /**
     * An event of the tree.
     *
     * @param depth how many causes are above it
     * @param causePosition where the event stands that it follows from; null where a request did it
     * @param asked whether it is the one that was asked for
     */
    record Node(int depth, @Nullable Long causePosition, boolean asked, ShownEvent event) {}

    /**
     * A tree, each cause before its effects.
     *
     * @param correlation what they have in common
     * @param whole whether these are all; there are a thousand at most, and {@code search?correlation=} pages through more
     */
    record Trace(String correlation, boolean masked, List<Node> events, boolean whole) {}

    private final AuditLog log;
    private final Found found;
    private final Looks looks;

    ShowTrace(AuditLog log, Found found, Looks looks) {
        this.log = log;
        this.found = found;
        this.looks = looks;
    }

    /** @param event its identifier, or its position */
    @GetMapping("${nighttalk.api.prefix:/api}/audit/trace/{event}")
    @Reads(AuditIndex.NAME)
    Trace trace(
            @PathVariable String event,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            Authentication who) {
        if (!POSITION.matcher(event).matches() && !IDENTIFIER.matcher(event).matches()) {
            throw unknown();
        }
        Sight sight = looks.record(who, "trace", "event " + event, new Why(reason, unmask));
        LoggedEvent asked = find(event).orElseThrow(ShowTrace::unknown);
        String correlation = asked.belongsTo();
        List<Long> positions = found.together(correlation, 0, MOST + 1);
        TreeSet<Long> some = new TreeSet<>(positions.subList(0, Math.min(MOST, positions.size())));
        some.add(asked.position());
        List<LoggedEvent> together = log.at(some).stream()
                .filter(each -> each.belongsTo().equals(correlation))
                .toList();
        List<Node> nodes = CauseTree.of(together).stream()
                .map(node -> new Node(
                        node.depth(),
                        node.cause() == null ? null : node.cause().position(),
                        node.event().position() == asked.position(),
                        ShownEvent.of(node.event(), sight)))
                .toList();
        return new Trace(correlation, !sight.unmasked(), nodes, positions.size() <= MOST);
    }

    private Optional<LoggedEvent> find(String event) {
        if (POSITION.matcher(event).matches()) {
            return log.at(Long.parseLong(event));
        }
        return log.at(found.byId(event)).stream()
                .filter(one -> one.id().equals(event))
                .findFirst();
    }

    private static Refused unknown() {
        return new Refused(Refused.Kind.NOT_FOUND, "event-unknown", "그런 이벤트가 없습니다.");
    }
}
