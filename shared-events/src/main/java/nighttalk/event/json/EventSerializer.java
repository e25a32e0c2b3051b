package nighttalk.event.json;

import java.util.Optional;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.personal.PersonCipher;
import nighttalk.event.personal.PersonCiphers;
import nighttalk.event.personal.PersonalJson;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.ByteArrayToJsonNodeConverter;
import org.axonframework.serialization.jackson3.JsonNodeToByteArrayConverter;
import org.axonframework.serialization.jackson3.JsonNodeToObjectNodeConverter;
import org.axonframework.serialization.jackson3.MetaDataDeserializer;
import org.axonframework.serialization.jackson3.ObjectNodeToJsonNodeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events and their metadata as JSON, for Axon: explicit logical names and revisions instead of class names, personal
 * fields encrypted under the key of the person they belong to. It writes nothing but what the catalog knows.
 *
 * <p>Axon's own Jackson 3 serializer writes Java class names and knows no keys, hence this one.
 */
public final class EventSerializer implements Serializer {

    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private final PersonCiphers ciphers;
    private final JsonMapper json;
    private final Converter converter;

    /** @param ciphers where the keys of people are found */
    public EventSerializer(PersonCiphers ciphers) {
        this.ciphers = ciphers;
        this.json = JsonMapper.builder()
                .addModule(PersonalJson.module())
                .addModule(new SimpleModule().addDeserializer(MetaData.class, new MetaDataDeserializer()))
                .build();
        ChainingConverter chain = new ChainingConverter();
        chain.registerConverter(new JsonNodeToByteArrayConverter(json));
        chain.registerConverter(new ByteArrayToJsonNodeConverter(json));
        chain.registerConverter(new JsonNodeToObjectNodeConverter());
        chain.registerConverter(new ObjectNodeToJsonNodeConverter());
        this.converter = chain;
    }

    /**
     * @throws SerializationException if the catalog doesn't know the event
     * @throws nighttalk.event.personal.PersonIsGone if the event holds texts of a person without a key
     */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (object == null) {
            return new SimpleSerializedObject<>(
                    converter.convert(new byte[0], representation), representation, SerializedType.emptyType());
        }
        Optional<PersonCipher> cipher =
                object instanceof DomainEvent.AboutPerson event ? ciphers.of(event.person()) : Optional.empty();
        byte[] bytes = json.writer()
                .withAttribute(PersonalJson.CIPHER, cipher.orElse(null))
                .writeValueAsBytes(object);
        return new SimpleSerializedObject<>(
                converter.convert(bytes, representation), representation, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"
    }) // Axon's contract: null for the empty type, T by the serialized type
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        SerializedType type = serialized.getType();
        if (type.equals(SerializedType.emptyType())) {
            return null;
        }
        try {
            JsonNode tree = converter.convert(serialized, JsonNode.class).getData();
            if (type.getName().equals(METADATA.getName())) {
                return (T) json.treeToValue(tree, MetaData.class);
            }
            Optional<EventType> known = EventCatalog.named(type.getName());
            if (known.isEmpty()) {
                return (T) new UnknownSerializedType(this, serialized);
            }
            return (T) read(tree, known.get());
        } catch (JacksonException e) {
            throw new SerializationException("unreadable event of type " + type.getName(), e);
        }
    }

    private Object read(JsonNode tree, EventType type) {
        Optional<PersonCipher> cipher = Optional.ofNullable(type.person())
                .map(field -> AccountId.of(tree.path(field).asString()))
                .flatMap(ciphers::of);
        return json.readerFor(type.payload())
                .withAttribute(PersonalJson.CIPHER, cipher.orElse(null))
                .readValue(tree);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.equals(SerializedType.emptyType())) {
            return Void.class;
        }
        if (type.getName().equals(METADATA.getName())) {
            return MetaData.class;
        }
        return EventCatalog.named(type.getName())
                .<Class<?>>map(EventType::payload)
                .orElse(UnknownSerializedType.class);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
            return SerializedType.emptyType();
        }
        if (MetaData.class.isAssignableFrom(type)) {
            return METADATA;
        }
        EventType known = EventCatalog.of(type)
                .orElseThrow(() -> new SerializationException("no event of the catalog: " + type.getName()));
        return new SimpleSerializedType(known.name(), Integer.toString(known.revision()));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
