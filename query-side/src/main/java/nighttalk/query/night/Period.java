package nighttalk.query.night;

import java.time.Instant;
import java.time.LocalDate;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The nights that somebody asks about.
 *
 * @param from the first one
 * @param to the last one, too
 */
record Period(LocalDate from, LocalDate to) {

    /**
     * Up to this night where it is not said, and as many as usual.
     *
     * @param usual how many nights
     * @param most how many nights at most
     * @throws Refused if it is longer, or ends before it begins
     */
    static Period of(@Nullable LocalDate from, @Nullable LocalDate to, int usual, int most) {
        LocalDate last = to == null ? Night.of(Instant.now()).evening() : to;
        LocalDate first = from == null ? last.minusDays(usual - 1) : from;
        if (first.isAfter(last) || !first.isAfter(last.minusDays(most))) {
            throw new Refused(Refused.Kind.UNREADABLE, "analysis-period", "기간은 하루 이상 " + most + "일 이하여야 합니다.");
        }
        return new Period(first, last);
    }

    Object[] nights() {
        return new Object[] {Night.number(from), Night.number(to)};
    }

    Object[] weeks() {
        return new Object[] {Night.week(from), Night.week(to)};
    }
}
