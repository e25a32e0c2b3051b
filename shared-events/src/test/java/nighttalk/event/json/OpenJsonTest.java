package nighttalk.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OpenJsonTest {

    private static final PostCreated POST = new PostCreated(
            PostId.of("0HAWP8GM80002"),
            AccountId.of("0HAWP8GM80001"),
            Personal.of("잠이 안 와요"),
            Personal.erased(),
            null,
            Instant.parse("2026-11-22T14:34:29.123456Z"));

    private final JsonMapper json = new JsonMapper();

    static List<EventType> everyType() {
        return EventCatalog.TYPES;
    }

    @ParameterizedTest
    @MethodSource("everyType")
    void of_every_event_all_but_the_personal_fields_is_there_as_in_the_log(EventType type) throws IOException {
        byte[] logged;
        try (InputStream golden =
                getClass().getResourceAsStream("/golden/" + type.name() + "-" + type.revision() + ".json")) {
            logged = Objects.requireNonNull(golden).readAllBytes();
        }
        DomainEvent event = (DomainEvent) Sample.readThroughUpcasters(
                type.name(), Integer.toString(type.revision()), logged, Sample.keyOf(AccountId.of("0HAWP8GM80001")));
        ObjectNode expected = (ObjectNode) json.readTree(logged);
        Arrays.stream(type.payload().getRecordComponents())
                .filter(component -> component.getType() == Personal.class)
                .forEach(component -> expected.remove(component.getName()));

        assertThat(json.readTree(OpenJson.withoutPersonal().of(event))).isEqualTo(expected);
    }

    @Test
    void with_personal_fields_they_are_in_the_clear_and_erased_ones_are_null() {
        assertThat(json.readTree(OpenJson.withPersonal().of(POST))).isEqualTo(json.readTree("""
                {"post": "0HAWP8GM80002", "author": "0HAWP8GM80001", "title": "잠이 안 와요", "content": null,
                 "image": null, "at": "2026-11-22T14:34:29.123456Z"}"""));
    }
}
