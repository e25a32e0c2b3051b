package nighttalk.query.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTest {

    private static Night at(String time) {
        return Night.of(OffsetDateTime.parse(time).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T23:34:29+09:00, 20261122, 23",
        "2026-11-23T00:00:00+09:00, 20261122, 24",
        "2026-11-23T11:59:59+09:00, 20261122, 35",
        "2026-11-23T12:00:00+09:00, 20261123, 12",
        "2026-11-22T16:30:00Z, 20261122, 25",
        "2027-01-01T03:00:00+09:00, 20261231, 27"
    })
    void a_night_goes_from_noon_to_noon_in_korea(String time, long night, int hour) {
        assertThat(at(time).number()).isEqualTo(night);
        assertThat(at(time).hour()).isEqualTo(hour);
    }

    @Test
    void a_week_ends_when_its_sunday_s_night_does() {
        assertThat(at("2026-11-23T04:00:00+09:00").week()).isEqualTo(20261116);
        assertThat(at("2026-11-23T12:00:00+09:00").week()).isEqualTo(20261123);
    }

    @Test
    void a_number_is_its_date() {
        LocalDate date = LocalDate.of(2026, 2, 9);

        assertThat(Night.date(Night.number(date))).isEqualTo(date);
    }
}
