package nighttalk.query.audit.state;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.EntityId;
import nighttalk.event.Personal;
import org.jspecify.annotations.Nullable;

/** The fields of an event by name: all of them, so that one that is added tomorrow is shown and folded too. */
public final class Fields {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Fields() {}

    /** In the order in which the event declares them. */
    public static SequencedMap<String, @Nullable Object> of(DomainEvent event) {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(event.getClass())) {
            fields.put(component.getName(), plain(value(component, event), event));
        }
        return Collections.unmodifiableSequencedMap(fields);
    }

    private static @Nullable Object value(RecordComponent component, DomainEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a field of an event can't be read: " + component, e);
        }
    }

    private static @Nullable Object plain(@Nullable Object value, DomainEvent event) {
        return switch (value) {
            case null -> null;
            case EntityId id -> id.text();
            case Personal text -> new Said(person(event), text);
            case Enum<?> name -> name.name();
            case Integer number -> number.longValue();
            default -> value;
        };
    }

    private static AccountId person(DomainEvent event) {
        if (event instanceof DomainEvent.AboutPerson about) {
            return about.person();
        }
        throw new IllegalStateException("personal texts of nobody: " + event.getClass());
    }
}
