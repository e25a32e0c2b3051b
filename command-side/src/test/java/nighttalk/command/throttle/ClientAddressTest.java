package nighttalk.command.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8::aaaa:1:1:1, 2001:db8::bbbb:1:1:1",
        "2001:db8:0:0:1:2:3:4, 2001:db8::5",
        "fd12::5, fd12:0:0:0:1::"
    })
    void one_home_is_one_caller_however_its_addresses_are_written(String one, String another) {
        assertThat(ClientAddress.of(one)).isEqualTo(ClientAddress.of(another));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:3::1", "::1, fd12::5", "192.0.2.1, 192.0.2.2"})
    void two_homes_are_two(String one, String another) {
        assertThat(ClientAddress.of(one)).isNotEqualTo(ClientAddress.of(another));
    }

    @Test
    void whatever_else_is_there_is_taken_as_it_is() {
        assertThat(ClientAddress.of("unknown")).isEqualTo("unknown");
    }
}
