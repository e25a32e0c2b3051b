package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import nighttalk.standalone.projections.ProjectionsTool;

/** The schemas of one service, looked into past it. */
public interface Tables {

    /** The projections that every service has. */
    List<String> PROJECTIONS = List.of("account", "post", "feed", "comment", "like", "night", "audit", "moderation");

    /** What the names of its schemas and accounts begin with. */
    String prefix();

    /** The first column of all rows. */
    List<String> texts(String sql) throws SQLException;

    /** The one number. */
    default long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).getFirst());
    }

    /** A table of the log. */
    default String log(String table) {
        return prefix() + "_log." + table;
    }

    /** A table of the views. */
    default String views(String table) {
        return prefix() + "_views." + table;
    }

    /** A table of the keys. */
    default String keys(String table) {
        return prefix() + "_keys." + table;
    }

    /** Positions and the sequences of all streams have no holes, and every person has what comes with an account. */
    default void theLogIsWhole() throws SQLException {
        long head = number("SELECT position FROM " + log("log_head"));
        assertThat(texts("SELECT CONCAT(COUNT(*), ' ', MIN(position), ' ', MAX(position)) FROM " + log("event")))
                .containsExactly(head + " 1 " + head);
        assertThat(texts("SELECT stream FROM " + log("event")
                        + " GROUP BY stream HAVING MIN(sequence) <> 0 OR MAX(sequence) <> COUNT(*) - 1"))
                .isEmpty();
        long accounts = number("SELECT SUM(CASE type WHEN 'AccountRegistered' THEN 1 WHEN 'AccountWithdrawn' THEN -1"
                + " ELSE 0 END) FROM " + log("event"));
        assertThat(List.of(
                        number("SELECT COUNT(*) FROM " + log("credential")),
                        number("SELECT COUNT(*) FROM " + keys("person_key")),
                        number("SELECT COUNT(DISTINCT account_id) FROM " + log("name_claim"))))
                .isEqualTo(List.of(accounts, accounts, accounts));
    }

    /** Every view is what a rebuild makes of the log, by the service's own comparison; nothing was parked. */
    default void everyViewIsWhatTheLogSays(URI management, URI api) throws SQLException {
        String analyst = new Operators(management).adds("analyst");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = ProjectionsTool.run(
                Stream.of(
                                Stream.of("verify"),
                                PROJECTIONS.stream(),
                                Stream.of("--user", analyst, "--password-stdin", "--url", api.toString()))
                        .flatMap(part -> part)
                        .toArray(String[]::new),
                new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        assertThat(code).as(printed.toString(UTF_8)).isZero();
        assertThat(printed.toString(UTF_8)).contains("equal");
        assertThat(number("SELECT COUNT(*) FROM " + views("dead_letter_entry"))).isZero();
    }
}
