package nighttalk.standalone.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import nighttalk.standalone.doctor.Doctor;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A deployment that is well, and what is said when it is not. */
class DoctorIT {

    private record Outcome(int code, String text) {}

    private static Outcome doctor(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = Doctor.run(arguments, new PrintStream(printed, true, UTF_8));
        return new Outcome(code, printed.toString(UTF_8));
    }

    @Test
    void what_is_well_and_what_is_not() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start()) {
            String management = service.management().toString();
            String url = service.api().toString().replace("/api", "");
            Person.signsUp(new Api(service.api())).postsSomething();

            Soon.soon(() -> {
                Outcome well = doctor("--management-url", management, "--url", url);
                assertThat(well.code()).as(well.text()).isZero();
                assertThat(well.text()).contains("ready: takes requests", "clock: agrees", "projections, none above");
            });

            parkAnEvent(data);
            Soon.soon(() -> {
                Outcome parked = doctor("--management-url", management, "--json");
                assertThat(parked.code()).as(parked.text()).isEqualTo(1);
                JsonNode letters = JsonMapper.shared()
                        .readTree(parked.text())
                        .valueStream()
                        .filter(finding -> finding.get("severity").asString().equals("warning"))
                        .findFirst()
                        .orElseThrow();
                assertThat(letters.get("what").asString()).contains("projection feed");
                assertThat(letters.get("found").asString()).contains("has parked", "operations.md#dead-letters");
            });

            // The management port is no place for visitors.
            Outcome open = doctor("--management-url", management, "--url", management);
            assertThat(open.code()).isEqualTo(3);
            assertThat(open.text()).contains("wrong", "/actuator/health is closed: no: 200 instead of 404");

            service.stop();
            Outcome down = doctor("--management-url", management, "--url", url);
            assertThat(down.code()).isEqualTo(3);
            assertThat(down.text()).contains("nothing answers");
        }
        assertThat(doctor("--dance").code()).isEqualTo(2);
    }

    /** As an event leaves it that could not be folded. */
    private static void parkAnEvent(LogAndViews data) throws SQLException {
        data.run("INSERT INTO " + data.views("dead_letter_entry")
                + " (dead_letter_id, processing_group, sequence_identifier, sequence_index, message_type,"
                + " event_identifier, time_stamp, payload_type, payload, enqueued_at)"
                + " VALUES ('x', 'feed', 'x', 0, 'event', 'x', 'x', 'PostCreated', '', 'x')");
    }
}
