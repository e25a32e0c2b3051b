package nighttalk.query.audit.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.Found;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.look.ShownEvent;
import nighttalk.query.audit.look.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds events in the order of the log. By actor and by correlation through the index of the audit, by type through the
 * log's index on type and position, otherwise along the log itself: each a range of one index, begun at a position, so
 * that a page costs what is on it however long the log is. A text is looked for in what these find, event by event.
 */
@Component
public class Search {

    private static final int AT_ONCE = 500;

    private final AuditLog log;
    private final Found index;

    Search(AuditLog log, Found index) {
        this.log = log;
        this.index = index;
    }

    /**
     * Some events.
     *
     * @param reached up to where the log was searched; behind that it goes on
     * @param all whether there are no more
     */
    public record Page(List<ShownEvent> events, long reached, boolean all) {}

    /** Candidates, which may not all match, and whether there are no more. */
    private record Batch(List<LoggedEvent> events, long reached, boolean last) {}

    /**
     * The first events that are wanted.
     *
     * @param most how many at most
     * @param scan how many to look through at most
     */
    public Page find(Wanted wanted, Sight sight, int most, int scan) {
        List<ShownEvent> found = new ArrayList<>();
        long reached = wanted.after();
        int scanned = 0;
        while (found.size() < most && scanned < scan) {
            int some = wanted.text() == null ? most - found.size() : scan - scanned;
            Batch batch = candidates(wanted.behind(reached), Math.min(AT_ONCE, some));
            for (LoggedEvent event : batch.events()) {
                scanned++;
                reached = event.position();
                if (wanted.matches(event)) {
                    ShownEvent shown = ShownEvent.of(event, sight);
                    if (hasText(wanted, shown)) {
                        found.add(shown);
                        if (found.size() == most) {
                            break;
                        }
                    }
                }
            }
            if (found.size() < most) {
                reached = Math.max(reached, batch.reached());
                if (batch.last()) {
                    return new Page(found, Math.max(wanted.after(), wanted.upTo()), true);
                }
            }
        }
        return new Page(found, reached, reached >= wanted.upTo());
    }

    private static boolean hasText(Wanted wanted, ShownEvent shown) {
        Stream<@Nullable Object> values = shown.fields() == null ? Stream.empty() : shown.fields().values().stream();
        return wanted.text() == null
                || Stream.concat(
                                Stream.of(shown.type(), shown.stream(), String.valueOf(shown.actor())),
                                values.filter(String.class::isInstance).map(String::valueOf))
                        .anyMatch(wanted::isIn);
    }

    private Batch candidates(Wanted wanted, int most) {
        if (wanted.actor() != null) {
            return at(index.byActor(wanted.actor(), wanted.types(), wanted.after(), wanted.upTo(), most), most);
        }
        if (wanted.correlation() != null) {
            List<Long> together = index.together(wanted.correlation(), wanted.after(), most);
            Batch batch = at(
                    together.stream()
                            .filter(position -> position <= wanted.upTo())
                            .toList(),
                    most);
            return new Batch(batch.events(), batch.reached(), together.size() < most || batch.last());
        }
        List<LoggedEvent> events = wanted.types().isEmpty() ? along(wanted, most) : ofTypes(wanted, most);
        return new Batch(events, events.isEmpty() ? 0 : events.getLast().position(), events.size() < most);
    }

    private Batch at(List<Long> positions, int most) {
        return new Batch(log.at(positions), positions.isEmpty() ? 0 : positions.getLast(), positions.size() < most);
    }

    private List<LoggedEvent> along(Wanted wanted, int most) {
        return log.where(
                "WHERE position > :after AND position <= :upTo ORDER BY position LIMIT :most",
                Map.of("after", wanted.after(), "upTo", wanted.upTo(), "most", most));
    }

    /** Each type by its own range: several together would have to be sorted first. */
    private List<LoggedEvent> ofTypes(Wanted wanted, int most) {
        List<Long> positions = wanted.types().stream()
                .flatMap(type -> log
                        .sql()
                        .sql("SELECT position FROM event FORCE INDEX (type_position) WHERE type = ? AND position > ?"
                                + " AND position <= ? ORDER BY position LIMIT ?")
                        .params(type, wanted.after(), wanted.upTo(), most)
                        .query(Long.class)
                        .list()
                        .stream())
                .map(Objects::requireNonNull)
                .sorted(Comparator.naturalOrder())
                .limit(most)
                .toList();
        return log.at(positions);
    }
}
