package nighttalk.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies one comment. */
public record CommentId(long value) implements EntityId {

    /** A new identifier, later than every earlier one of this process. */
    public static CommentId next() {
        return new CommentId(Tsids.next());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if the text is no identifier
     */
    @JsonCreator
    public static CommentId of(String text) {
        return new CommentId(Tsids.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return text();
    }
}
