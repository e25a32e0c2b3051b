package nighttalk.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies one post. */
public record PostId(long value) implements EntityId {

    /** A new identifier, later than every earlier one of this process. */
    public static PostId next() {
        return new PostId(Tsids.next());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if the text is no identifier
     */
    @JsonCreator
    public static PostId of(String text) {
        return new PostId(Tsids.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return text();
    }
}
