package nighttalk.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Identifies one account. */
public record AccountId(long value) implements EntityId {

    /** A new identifier, later than every earlier one of this process. */
    public static AccountId next() {
        return new AccountId(Tsids.next());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if the text is no identifier
     */
    @JsonCreator
    public static AccountId of(String text) {
        return new AccountId(Tsids.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return text();
    }
}
