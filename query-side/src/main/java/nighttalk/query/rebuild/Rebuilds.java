package nighttalk.query.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.query.projection.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The list of all rebuilds, past and running, over all processes. */
final class Rebuilds {

    /** A runner without a sign of life for that long is gone. */
    static final Duration DEAD_AFTER = Duration.ofSeconds(10);

    /** Of the database's clock, the only one that all processes share, so that no other decides who is gone. */
    private static final String NOW = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";

    private static final String SILENT = "beat_at_us < " + NOW + " - " + DEAD_AFTER.toSeconds() * 1_000_000;

    private static final String COLUMNS = "id, request, status, phase, " + SILENT + " AS silent, cancel";
    private static final int LISTED = 200;
    private static final int MOST_DIFFERENCES = 1_000;

    /**
     * One of them.
     *
     * @param id its number
     * @param request what was asked for
     * @param status its newest report
     * @param cancel whether somebody wants it to stop
     */
    record Entry(long id, Request request, Status status, boolean cancel) {}

    private final JdbcClient views;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Rebuilds(DataSource views, JsonMapper json) {
        this.views = JdbcClient.create(views);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(views));
        this.json = json;
    }

    /** A new one, and its number. Nobody sees it without a report. */
    long add(Request request, String by, String runner) {
        return Objects.requireNonNull(transaction.execute(begun -> {
            long id = insert(request, by, runner);
            report(id, new Progress(id, request, by).status(), runner);
            return id;
        }));
    }

    private long insert(Request request, String by, String runner) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        views.sql("INSERT INTO rebuild (request, started_by, started_at_us, phase, status, runner, beat_at_us)"
                        + " VALUES (?, ?, " + NOW + ", ?, '{}', ?, " + NOW + ")")
                .params(json.writeValueAsString(request), by, Phase.QUEUED.text(), runner)
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    /** Gives one that stopped a new runner; false if somebody else was quicker. */
    boolean takeOver(long id, String runner) {
        return views.sql("UPDATE rebuild SET runner = ?, phase = ?, ended_at_us = NULL, cancel = FALSE, beat_at_us = "
                                + NOW + " WHERE id = ? AND (ended_at_us IS NOT NULL OR " + SILENT + ")")
                        .params(runner, Phase.QUEUED.text(), id)
                        .update()
                == 1;
    }

    /** Keeps the report, as a sign of life; false if it is another's by now, or over: a last report is never replaced. */
    boolean report(long id, Status status, String runner) {
        return views.sql("UPDATE rebuild SET phase = ?, status = ?, beat_at_us = " + NOW + ", ended_at_us = ?"
                                + " WHERE id = ? AND runner = ? AND ended_at_us IS NULL")
                        .param(status.phase().text())
                        .param(json.writeValueAsString(status))
                        .param(status.endedAt() == null ? null : Micros.of(status.endedAt()))
                        .param(id)
                        .param(runner)
                        .update()
                == 1;
    }

    /** Asks its runner to stop. */
    void cancel(long id) {
        views.sql("UPDATE rebuild SET cancel = TRUE WHERE id = ?").param(id).update();
    }

    boolean isCancelled(long id) {
        return views.sql("SELECT cancel FROM rebuild WHERE id = ?")
                .param(id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    Optional<Entry> find(long id) {
        return entries("WHERE id = ?", id).stream().findFirst();
    }

    /** Newest first. */
    List<Entry> newest() {
        return entries("ORDER BY id DESC LIMIT ?", LISTED);
    }

    private List<Entry> entries(String which, long parameter) {
        return views.sql("SELECT " + COLUMNS + " FROM rebuild " + which)
                .param(parameter)
                .query((row, n) -> {
                    Status status = json.readValue(row.getString("status"), Status.class);
                    boolean silent = row.getBoolean("silent");
                    return new Entry(
                            row.getLong("id"),
                            json.readValue(row.getString("request"), Request.class),
                            silent && !status.phase().isOver() ? interrupted(status) : status,
                            row.getBoolean("cancel"));
                })
                .list();
    }

    private static Status interrupted(Status status) {
        return status.ended(
                Phase.INTERRUPTED,
                Instant.now(),
                "failed",
                "its process is gone; the live rows are untouched; resume it or drop it");
    }

    void keepDifferences(long id, List<Difference> differences) {
        views.sql("DELETE FROM rebuild_difference WHERE rebuild = ?").param(id).update();
        for (int i = 0; i < Math.min(differences.size(), MOST_DIFFERENCES); i++) {
            views.sql("INSERT INTO rebuild_difference (rebuild, number, difference) VALUES (?, ?, ?)")
                    .params(id, i, json.writeValueAsString(differences.get(i)))
                    .update();
        }
    }

    List<Difference> differences(long id) {
        return views.sql("SELECT difference FROM rebuild_difference WHERE rebuild = ? ORDER BY number")
                .param(id)
                .query((row, n) -> json.readValue(row.getString(1), Difference.class))
                .list();
    }
}
