package nighttalk.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import nighttalk.query.AllProjections;
import nighttalk.query.RandomHistory;
import nighttalk.query.RunningQuerySide;
import nighttalk.query.projection.MemoryRows;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** What tests of rebuilds ask and wait for. */
public final class Rebuilding {

    static final List<String> ALL = AllProjections.NAMES;

    private static final int AT_ONCE = 20;
    /** More the live rows may not be behind, or what is compared with them would have to wait for them for ever. */
    private static final int BEHIND = 200;

    private Rebuilding() {}

    static Request rebuild(String... projections) {
        return new Request(Kind.REBUILD, List.of(projections), false, false, null, null);
    }

    static Request verify(String... projections) {
        return new Request(Kind.VERIFY, List.of(projections), false, false, null, null);
    }

    static Request repair(String... projections) {
        return new Request(Kind.VERIFY, List.of(projections), false, true, null, null);
    }

    static Request skippingBad(String... projections) {
        return new Request(Kind.REBUILD, List.of(projections), true, false, null, null);
    }

    /** Starts it and waits for its end. */
    static Status run(RunningQuerySide querySide, Request request) {
        return end(querySide, querySide.part(RebuildDesk.class).start(request, "mina"));
    }

    static Status end(RunningQuerySide querySide, Status started) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(DataAccessException.class) // a connection that was cut
                .until(
                        () -> status(querySide, started.id()),
                        status -> status.phase().isOver());
    }

    static Status status(RunningQuerySide querySide, String id) {
        return querySide.part(RebuildList.class).one(Long.parseLong(id));
    }

    static void awaitLive(RunningQuerySide querySide, long position) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> ALL.stream()
                        .allMatch(projection -> querySide.positions().of(projection) >= position));
    }

    /** Somebody else has the bookmarks, and does nothing. */
    static void hold(RunningQuerySide querySide) {
        querySide
                .views()
                .sql("UPDATE token_entry SET owner = 'somebody', timestamp = '9999-12-31T23:59:59Z'")
                .update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> querySide
                                .views()
                                .sql("SELECT COUNT(*) FROM token_entry WHERE owner <> 'somebody'")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** Waits until the rebuild, which runs here, is about to exchange tables. */
    static void awaitSwitching(RunningQuerySide querySide, Status started) {
        Progress progress = querySide.part(RebuildDesk.class).progress(Long.parseLong(started.id()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> progress.status().phase() == Phase.SWITCHING);
    }

    /** Does it while events are appended, as quickly as the live rows follow. */
    public static void whileManyAreWritten(RunningQuerySide querySide, RandomHistory history, Runnable what) {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> {
                    while (!over.get()) {
                        awaitLive(querySide, history.append(AT_ONCE) - BEHIND);
                    }
                },
                Thread::startVirtualThread);
        try {
            what.run();
        } finally {
            over.set(true);
            writer.join();
        }
    }

    static List<Map<String, @Nullable Object>> rows(RunningQuerySide querySide, String table) {
        return querySide.views().sql("SELECT * FROM " + table).query().listOfRows().stream()
                .map(row -> {
                    Map<String, @Nullable Object> plain = new TreeMap<>();
                    row.forEach((name, value) -> plain.put(name, MemoryRows.plain(value)));
                    return plain;
                })
                .toList();
    }

    static Map<String, List<Map<String, @Nullable Object>>> allRows(RunningQuerySide querySide) {
        Map<String, List<Map<String, @Nullable Object>>> all = new TreeMap<>();
        for (String table : AllProjections.TABLES) {
            all.put(table, rows(querySide, table));
        }
        return all;
    }

    static void assertSameRows(
            Map<String, List<Map<String, @Nullable Object>>> now,
            Map<String, List<Map<String, @Nullable Object>>> before) {
        before.forEach((table, rows) -> assertThat(now.get(table))
                .as(table)
                .containsExactlyInAnyOrderElementsOf(Optional.ofNullable(rows).orElse(List.of())));
    }

    static List<String> tables(RunningQuerySide querySide) {
        return querySide.views().sql("SHOW TABLES").query(String.class).list();
    }
}
