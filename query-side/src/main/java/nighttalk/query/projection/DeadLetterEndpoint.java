package nighttalk.query.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For operators, on the management port: what is parked and why, and another try. */
@Endpoint(id = "deadletters")
final class DeadLetterEndpoint {

    private static final int MOST = 1_000;

    /**
     * A parked event.
     *
     * @param projection which projection can't take it in
     * @param sequence what must stay in order; the argument of a retry
     * @param type the event's name in the log
     * @param position the bookmark's JSON: where in the log the event is
     * @param reason what went wrong, or null for an event that waits behind another
     * @param stack where it went wrong
     * @param since when it was parked
     */
    record ParkedEvent(
            String projection,
            String sequence,
            String type,
            @Nullable String position,
            @Nullable String reason,
            @Nullable String stack,
            String since) {}

    private final JdbcClient views;
    private final DeadLetters letters;

    DeadLetterEndpoint(JdbcClient views, DeadLetters letters) {
        this.views = views;
        this.letters = letters;
    }

    /** The oldest thousand. */
    @ReadOperation
    List<ParkedEvent> list() {
        return views.sql("SELECT processing_group, sequence_identifier, payload_type,"
                        + " CONVERT(token USING utf8mb4) AS token, cause_type, cause_message,"
                        + " JSON_UNQUOTE(JSON_EXTRACT(CONVERT(diagnostics USING utf8mb4), '$.stack')) AS stack,"
                        + " enqueued_at FROM " + DeadLetterQueues.TABLE + " ORDER BY enqueued_at LIMIT " + MOST)
                .query((row, n) -> new ParkedEvent(
                        row.getString("processing_group"),
                        row.getString("sequence_identifier"),
                        row.getString("payload_type"),
                        row.getString("token"),
                        reason(row.getString("cause_type"), row.getString("cause_message")),
                        row.getString("stack"),
                        row.getString("enqueued_at")))
                .list();
    }

    /** Tries one sequence of the projection again, or all of them. */
    @WriteOperation
    DeadLetters.Retried retry(@Selector String projection, @Nullable String sequence) {
        return sequence == null ? letters.retry(projection) : letters.retry(projection, sequence);
    }

    private static @Nullable String reason(@Nullable String type, @Nullable String message) {
        return type == null ? null : type + ": " + message;
    }
}
