package nighttalk.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text that belongs to a person: an e-mail address, a name, something said, the path of a picture. In the log it
 * stands encrypted under the person's key; when that key is destroyed it reads as erased.
 */
public final class Personal {

    private static final Personal ERASED = new Personal(null);

    private final @Nullable String text;

    private Personal(@Nullable String text) {
        this.text = text;
    }

    /** A text that is still there. */
    public static Personal of(String text) {
        return new Personal(Objects.requireNonNull(text));
    }

    /** {@link #of}, for what may be missing altogether. */
    public static @Nullable Personal ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /** A text whose key is gone. */
    public static Personal erased() {
        return ERASED;
    }

    /** Whether the key is gone. */
    public boolean isErased() {
        return text == null;
    }

    /** The text, or the empty string where it is erased. */
    public String text() {
        return text == null ? "" : text;
    }

    /** The text, or null where there is none or it is erased. */
    public static @Nullable String textOf(@Nullable Personal personal) {
        return personal == null ? null : personal.text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Personal that && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    /** Never the text itself: events are logged and shown in stack traces. */
    @Override
    public String toString() {
        return text == null ? "Personal[erased]" : "Personal[" + text.length() + " chars]";
    }
}
