package nighttalk.query.export;

import java.util.Optional;
import java.util.stream.Stream;
import nighttalk.event.DomainEvent;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.OpenJson;
import nighttalk.event.json.Upcasters;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.jspecify.annotations.Nullable;

/** Reads events of the log for people. */
final class OpenEvents {

    private final EventSerializer serializer;
    private final OpenJson json;
    private final EventUpcaster upcasters = Upcasters.chain();

    private OpenEvents(EventSerializer serializer, OpenJson json) {
        this.serializer = serializer;
        this.json = json;
    }

    /** Without a key to anything. */
    static OpenEvents withoutPersonal() {
        return new OpenEvents(new EventSerializer(person -> Optional.empty()), OpenJson.withoutPersonal());
    }

    /** With the keys of those who are still there. */
    static OpenEvents withPersonal(EventSerializer serializer) {
        return new OpenEvents(serializer, OpenJson.withPersonal());
    }

    /**
     * The JSON of today's revision. Null for an event that this version doesn't know or can't read: nobody can tell what
     * in it is personal.
     */
    @Nullable String payload(StoredEvent event) {
        try {
            return upcasters
                    .upcast(Stream.of(new InitialEventRepresentation(event.entry(), serializer)))
                    .map(lifted -> new LazyDeserializingObject<>(lifted.getData(), serializer).getObject())
                    .filter(DomainEvent.class::isInstance)
                    .map(read -> json.of((DomainEvent) read))
                    .findFirst()
                    .orElse(null);
        } catch (SerializationException | ClassCastException e) {
            return null;
        }
    }

    /** Who and why. */
    MetaData metadata(StoredEvent event) {
        try {
            return serializer.deserialize(event.entry().getMetaData());
        } catch (SerializationException e) {
            return MetaData.emptyInstance();
        }
    }
}
