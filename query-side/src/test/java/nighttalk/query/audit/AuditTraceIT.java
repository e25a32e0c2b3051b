package nighttalk.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import nighttalk.query.TestLog;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What an event set off. */
@ExtendWith(Auditing.Shared.class)
@ResourceLock(Auditing.LOOKS)
class AuditTraceIT {

    private final SmallHistory history;
    private final Viewer aud;

    AuditTraceIT(Auditing auditing) {
        this.history = auditing.history();
        this.aud = auditing.aud();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_trace_shows_what_a_withdrawal_set_off(boolean byIdentifier) {
        long effect = history.withdrawal + 2;
        JsonNode trace = aud.sees("trace/" + (byIdentifier ? TestLog.eventId(effect) : effect));

        assertThat(trace.path("events")
                        .valueStream()
                        .map(node -> "%d %s"
                                .formatted(
                                        node.path("depth").asInt(),
                                        node.path("event").path("type").asString())))
                .containsExactly("0 AccountWithdrawn", "1 PostDeleted", "1 CommentDeleted", "1 LikeTakenBack");
        assertThat(trace.path("events")
                        .valueStream()
                        .skip(1)
                        .map(node -> node.path("causePosition").asLong()))
                .containsOnly(history.withdrawal);
        assertThat(trace.path("events")
                        .valueStream()
                        .filter(node -> node.path("asked").asBoolean()))
                .singleElement()
                .extracting(node -> node.path("event").path("position").asLong())
                .isEqualTo(effect);
        assertThat(trace.path("whole").asBoolean()).isTrue();
    }
}
