package nighttalk.query.night;

import java.time.LocalDate;
import java.util.List;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** At which hours do people come? */
@RestController
class ShowNightHours {

    private static final int USUAL_NIGHTS = 30;
    private static final int MOST_NIGHTS = 92;

    private static final String HOURS = """
            SELECT h.night, h.hour, h.posts, h.comments, h.likes,
                   (SELECT COUNT(*) FROM night_person p WHERE p.night = h.night AND p.hour = h.hour) AS people
            FROM night_hour h
            WHERE h.night BETWEEN ? AND ?
            ORDER BY h.night, h.hour""";

    /**
     * What went on in one hour.
     *
     * @param night the date of its evening
     * @param hour 12 to 35: 25 is one in the morning
     * @param people how many different ones wrote or liked something
     */
    record Hour(LocalDate night, int hour, long posts, long comments, long likes, long people) {}

    private final Questions questions;

    ShowNightHours(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/analysis/night/hours")
    @Reads(NightProjection.NAME)
    List<Hour> hours(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
        Period period = Period.of(from, to, USUAL_NIGHTS, MOST_NIGHTS);
        return questions.ask(
                HOURS,
                (row, n) -> new Hour(
                        Night.date(row.getLong("night")),
                        row.getInt("hour"),
                        row.getLong("posts"),
                        row.getLong("comments"),
                        row.getLong("likes"),
                        row.getLong("people")),
                period.nights());
    }
}
