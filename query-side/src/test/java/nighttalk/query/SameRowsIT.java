package nighttalk.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nighttalk.event.DomainEvent;
import nighttalk.query.projection.MemoryRows;
import nighttalk.query.projection.RowChange;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Five nights of a thousand events, with the database connections cut again and again. */
class SameRowsIT {

    @Test
    void every_event_counts_exactly_once_whatever_dies_when() {
        try (RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.projections.batch=20")) {
            List<RowChange> changes = new ArrayList<>();
            RandomHistory history = new RandomHistory(querySide.log(), 20261122);
            for (int i = 1; i <= 1_000; i++) {
                DomainEvent event = history.next();
                Instant at = Evening.NIGHT.truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofMinutes(7L * i));
                long position = querySide.log().append(at, event);
                AllProjections.LIST.forEach(
                        projection -> changes.addAll(projection.fold(event, position, at, TestLog.origin(position))));
                if (i % 200 == 0) {
                    querySide.cutConnections();
                }
            }
            long head = querySide.log().head();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    // a question may draw a connection that was cut
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> AllProjections.LIST.stream()
                            .allMatch(projection -> querySide.positions().of(projection.name()) == head));

            MemoryRows oneByOne = new MemoryRows();
            MemoryRows coalesced = new MemoryRows();
            oneByOne.make(changes);
            coalesced.makeCoalesced(changes);
            for (String table : AllProjections.TABLES) {
                assertThat(rows(querySide, table)).as(table).containsExactlyInAnyOrderElementsOf(oneByOne.rows(table));
                assertThat(coalesced.rows(table)).as(table).containsExactlyInAnyOrderElementsOf(oneByOne.rows(table));
            }
            assertThat(rows(querySide, "dead_letter_entry")).isEmpty();
        }
    }

    private static List<Map<String, @Nullable Object>> rows(RunningQuerySide querySide, String table) {
        return querySide.views().sql("SELECT * FROM " + table).query().listOfRows().stream()
                .map(row -> {
                    Map<String, @Nullable Object> plain = new TreeMap<>();
                    row.forEach((name, value) -> plain.put(name, MemoryRows.plain(value)));
                    return plain;
                })
                .toList();
    }
}
