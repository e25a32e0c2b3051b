package nighttalk.query.projection;

import java.util.Set;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's bookmarks as JSON, and nothing but bookmarks: a class name that stands in a database never decides which class
 * is loaded.
 */
public final class TokenSerializer extends Jackson3Serializer {

    private static final Set<Class<?>> KNOWN = Set.of(GlobalSequenceTrackingToken.class, ConfigToken.class);

    /** Needs nothing. */
    public TokenSerializer() {
        super(builder());
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        return KNOWN.stream()
                .filter(known -> known.getName().equals(type.getName()))
                .findFirst()
                .orElseThrow(() -> new SerializationException("not a bookmark: " + type.getName()));
    }
}
