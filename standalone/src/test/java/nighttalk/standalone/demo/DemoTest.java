package nighttalk.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void without_a_service_it_says_in_one_line_how_to_start_one() throws IOException {
        assertThat(run("--port", Integer.toString(freePort()))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("Nothing answers at http://localhost:")
                        .contains("./nighttalk up"));
    }

    @Test
    void an_unknown_option_is_named_and_the_usage_shown() {
        assertThat(run("--colour")).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--colour", "usage:");
    }

    @Test
    void a_port_is_a_number_that_ports_can_have() {
        assertThat(run("--port", "65536")).isEqualTo(2);
        assertThat(run("--port", "many")).isEqualTo(2);
        assertThat(run("--port")).isEqualTo(2);
    }

    @Test
    void help_is_no_error() {
        assertThat(run("--help")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("usage: ./nighttalk demo");
    }

    private int run(String... args) {
        return Demo.run(args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
