package nighttalk.query.night;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * An hour of a night in Korea. A night goes from noon to noon and has the date of its evening, so that what people do
 * past midnight belongs to the evening before; its hours are counted on, as broadcasters do: 23 is eleven at night, 25
 * is one in the morning.
 *
 * @param evening the night's date
 * @param hour 12 to 35
 */
record Night(LocalDate evening, int hour) {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int NOON = 12;

    /** The one in which that moment is. */
    static Night of(Instant at) {
        LocalDateTime there = LocalDateTime.ofInstant(at, SEOUL);
        return there.getHour() < NOON
                ? new Night(there.toLocalDate().minusDays(1), there.getHour() + 24)
                : new Night(there.toLocalDate(), there.getHour());
    }

    /** The night as rows have it. */
    long number() {
        return number(evening);
    }

    /** The week in which the night's date is. */
    long week() {
        return week(evening);
    }

    /** A date as rows have it: 20261122, which can be sorted, read, and merged in memory, since it is a number. */
    static long number(LocalDate date) {
        return date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth();
    }

    /** A date's week as rows have it: the number of its Monday. */
    static long week(LocalDate date) {
        return number(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The date that {@link #number(LocalDate)} made into a number. */
    static LocalDate date(long number) {
        return LocalDate.of((int) (number / 10_000), (int) (number / 100 % 100), (int) (number % 100));
    }
}
