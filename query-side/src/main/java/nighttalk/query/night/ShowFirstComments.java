package nighttalk.query.night;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long do people wait until somebody answers? */
@RestController
class ShowFirstComments {

    private static final int USUAL_NIGHTS = 30;
    private static final int MOST_NIGHTS = 92;
    private static final double MICROS_OF_A_TENTH_MINUTE = 6_000_000;

    /** Percentiles by nearest rank: MariaDB has a function for them, MySQL has not. */
    private static final String WAITS = """
            WITH waited AS (
              SELECT o.night, a.answered_at_us - o.opened_at_us AS us,
                     ROW_NUMBER() OVER (PARTITION BY o.night ORDER BY a.answered_at_us - o.opened_at_us) AS place,
                     COUNT(*) OVER (PARTITION BY o.night) AS answered
              FROM post_opened o JOIN first_answer a ON a.post_id = o.post_id
              WHERE o.night BETWEEN ? AND ?)
            SELECT p.night, p.posts, COALESCE(w.answered, 0) AS answered, w.p50, w.p90, w.p99
            FROM (SELECT night, COUNT(*) AS posts FROM post_opened WHERE night BETWEEN ? AND ? GROUP BY night) p
            LEFT JOIN (SELECT night, MAX(answered) AS answered,
                              MAX(CASE WHEN place = CEILING(answered * 0.50) THEN us END) AS p50,
                              MAX(CASE WHEN place = CEILING(answered * 0.90) THEN us END) AS p90,
                              MAX(CASE WHEN place = CEILING(answered * 0.99) THEN us END) AS p99
                       FROM waited GROUP BY night) w ON w.night = p.night
            ORDER BY p.night""";

    /**
     * The posts of one night.
     *
     * @param night the date of its evening
     * @param posts how many were written
     * @param answered how many of them have had a comment
     * @param minutes how long these waited for the first one; null where there are none
     */
    record Waits(
            LocalDate night,
            long posts,
            long answered,
            @Nullable Minutes minutes) {}

    /**
     * Waiting times in minutes.
     *
     * @param p50 half of the answered posts waited no longer
     * @param p90 nine in ten
     * @param p99 99 in a hundred
     */
    record Minutes(double p50, double p90, double p99) {}

    private final Questions questions;

    ShowFirstComments(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/analysis/night/first-comments")
    @Reads(NightProjection.NAME)
    List<Waits> waits(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
        Object[] nights = Period.of(from, to, USUAL_NIGHTS, MOST_NIGHTS).nights();
        return questions.ask(WAITS, (row, n) -> waits(row), nights[0], nights[1], nights[0], nights[1]);
    }

    private static Waits waits(ResultSet row) throws SQLException {
        long answered = row.getLong("answered");
        return new Waits(
                Night.date(row.getLong("night")),
                row.getLong("posts"),
                answered,
                answered == 0
                        ? null
                        : new Minutes(
                                minutes(row.getLong("p50")), minutes(row.getLong("p90")), minutes(row.getLong("p99"))));
    }

    private static double minutes(long micros) {
        return Math.round(micros / MICROS_OF_A_TENTH_MINUTE) / 10.0;
    }
}
