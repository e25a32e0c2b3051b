package nighttalk.query.audit.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nighttalk.event.DomainEvent;
import nighttalk.event.json.EventSerializer;
import org.junit.jupiter.api.Test;

class MeaningsTest {

    /** All there are, as the sealed interfaces name them. */
    private static Stream<Class<?>> events(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MeaningsTest::events)
                : Stream.of(type);
    }

    @Test
    void every_kind_of_event_means_something_or_says_that_it_means_nothing() {
        List<Class<?>> meant =
                Meanings.ALL.stream().<Class<?>>map(Meaning::type).toList();
        assertThat(meant)
                .containsExactlyInAnyOrderElementsOf(events(DomainEvent.class).toList());
    }

    /** The index of the audit keeps the class's name; what is searched for is the name in the log. */
    @Test
    void the_log_calls_every_kind_of_event_as_its_class_is_called() {
        EventSerializer serializer = new EventSerializer(person -> Optional.empty());
        assertThat(events(DomainEvent.class).toList())
                .allSatisfy(type ->
                        assertThat(serializer.typeForClass(type).getName()).isEqualTo(type.getSimpleName()));
    }
}
