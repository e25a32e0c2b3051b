package nighttalk.query.night;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Of those who joined in a week, how many came back in the weeks after? */
@RestController
class ShowRetention {

    private static final int USUAL_DAYS = 12 * 7;
    private static final int MOST_DAYS = 53 * 7;
    private static final int MOST_WEEKS_LATER = 52;

    /** One row per week of joining and week of activity; a week of whom nobody was ever active has one without. */
    private static final String RETENTION = """
            SELECT n.week, s.newcomers, DATEDIFF(a.week, n.week) DIV 7 AS later, COUNT(a.week) AS active
            FROM newcomer n
            JOIN (SELECT week, COUNT(*) AS newcomers FROM newcomer WHERE week BETWEEN ? AND ? GROUP BY week) s
              ON s.week = n.week
            LEFT JOIN active_week a ON a.account_id = n.account_id
            GROUP BY n.week, s.newcomers, later
            ORDER BY n.week, later""";

    /**
     * Those who joined in one week.
     *
     * @param week its Monday
     * @param newcomers how many they were
     * @param weeks in which of the weeks since how many of them wrote or liked something; weeks without any are missing
     */
    record Week(LocalDate week, long newcomers, List<Later> weeks) {}

    /**
     * Those of them who came back.
     *
     * @param after how many weeks later; 0 is the week in which they joined
     * @param active how many
     * @param share of all of them, 0 to 1
     */
    record Later(int after, long active, double share) {}

    private record Counted(
            long week, long newcomers, @Nullable Integer later, long active) {}

    private final Questions questions;

    ShowRetention(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/analysis/night/retention")
    @Reads(NightProjection.NAME)
    List<Week> retention(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
        Period period = Period.of(from, to, USUAL_DAYS, MOST_DAYS);
        List<Counted> counted = questions.ask(
                RETENTION,
                (row, n) -> new Counted(
                        row.getLong("week"),
                        row.getLong("newcomers"),
                        row.getObject("later", Integer.class),
                        row.getLong("active")),
                period.weeks());
        return weeks(counted);
    }

    private static List<Week> weeks(List<Counted> counted) {
        Map<Long, Week> weeks = new LinkedHashMap<>();
        for (Counted some : counted) {
            Week week = weeks.computeIfAbsent(
                    some.week(), monday -> new Week(Night.date(monday), some.newcomers(), new ArrayList<>()));
            Integer later = some.later();
            if (later != null && later <= MOST_WEEKS_LATER) {
                week.weeks().add(new Later(later, some.active(), share(some.active(), some.newcomers())));
            }
        }
        return List.copyOf(weeks.values());
    }

    private static double share(long active, long newcomers) {
        return Math.round(1_000.0 * active / newcomers) / 1_000.0;
    }
}
