package nighttalk.query.export;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.projection.Micros;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which events. Every one of them lies within the positions, though not every one there need be meant: times in the log
 * need not grow with positions.
 *
 * @param first the first position that may be meant
 * @param last the last one, never beyond the log's head at the time of asking
 * @param since microseconds since 1970, the first that are meant
 * @param until the first that are not
 * @param types only events of these types; all if it is empty
 */
record LogRange(
        long first,
        long last,
        @Nullable Long since,
        @Nullable Long until,
        List<String> types) {

    /**
     * Finds it in the log.
     *
     * @param from a position, or a time; that one included
     * @param to a position, included, or a time, which is not
     * @throws Refused if one of them is neither
     */
    static LogRange in(JdbcClient log, @Nullable String from, @Nullable String to, List<String> types) {
        long first = 1;
        long last = log.sql("SELECT position FROM log_head WHERE id = 1")
                .query(Long.class)
                .single();
        Long since = null;
        Long until = null;
        if (from != null) {
            if (isPosition(from)) {
                first = Math.max(1, Long.parseLong(from));
            } else {
                since = Micros.of(time("from", from));
                first = edge(log, "SELECT MIN(position) AS edge FROM event WHERE occurred_at_us >= ?", since, last + 1);
            }
        }
        if (to != null) {
            if (isPosition(to)) {
                last = Math.min(last, Long.parseLong(to));
            } else {
                until = Micros.of(time("to", to));
                last = Math.min(
                        last, edge(log, "SELECT MAX(position) AS edge FROM event WHERE occurred_at_us < ?", until, 0));
            }
        }
        return new LogRange(first, Math.max(last, first - 1), since, until, List.copyOf(types));
    }

    private static boolean isPosition(String text) {
        return text.matches("\\d{1,18}");
    }

    private static Instant time(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(
                    Refused.Kind.UNREADABLE, "range", field + "은(는) 2026-11-01T00:00:00Z 같은 시각이나 로그 위치여야 합니다.");
        }
    }

    private static long edge(JdbcClient log, String sql, long micros, long none) {
        return log.sql(sql)
                .param(micros)
                .query((row, n) -> {
                    long edge = row.getLong("edge");
                    return row.wasNull() ? none : edge;
                })
                .single();
    }

    /** As SQL, behind a position that is known already. */
    String condition() {
        return "position > :after AND position <= :last"
                + (since == null ? "" : " AND occurred_at_us >= :since")
                + (until == null ? "" : " AND occurred_at_us < :until")
                + (types.isEmpty() ? "" : " AND type IN (:types)");
    }

    /** What {@link #condition} names, but for the position. */
    Map<String, Object> parameters() {
        Map<String, Object> named = new HashMap<>(Map.of("last", last));
        if (since != null) {
            named.put("since", since);
        }
        if (until != null) {
            named.put("until", until);
        }
        if (!types.isEmpty()) {
            named.put("types", types);
        }
        return named;
    }

    /** How many there are at most. */
    long most(JdbcClient log) {
        if (types.isEmpty()) {
            return last - first + 1; // positions are dense
        }
        return log.sql("SELECT COUNT(*) FROM event WHERE " + condition())
                .params(parameters())
                .param("after", first - 1)
                .query(Long.class)
                .single();
    }
}
