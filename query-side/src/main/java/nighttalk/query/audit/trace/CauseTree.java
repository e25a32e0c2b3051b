package nighttalk.query.audit.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import nighttalk.query.audit.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** Events that belong together, as a tree of what followed from what. */
final class CauseTree {

    /**
     * One of them.
     *
     * @param cause the event that it follows from, if that is among them
     * @param depth how many causes are above it
     */
    record Node(LoggedEvent event, @Nullable LoggedEvent cause, int depth) {}

    private CauseTree() {}

    /** Each cause before its effects, the effects of one in the order of the log. */
    static List<Node> of(List<LoggedEvent> events) {
        SequencedMap<String, LoggedEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        Map<String, List<LoggedEvent>> effects = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>();
        for (LoggedEvent event : byId.sequencedValues().reversed()) {
            @Nullable LoggedEvent cause = event.causation() == null ? null : byId.get(event.causation());
            if (cause == null || cause.position() >= event.position()) { // nothing follows from what came later
                open.push(new Node(event, null, 0));
            } else {
                effects.computeIfAbsent(cause.id(), first -> new ArrayList<>()).add(event);
            }
        }
        List<Node> tree = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node.event().id())) {
                tree.add(node);
                for (LoggedEvent effect : effects.getOrDefault(node.event().id(), List.of())) {
                    open.push(new Node(effect, node.event(), node.depth() + 1));
                }
            }
        }
        return tree;
    }
}
