package nighttalk.query.rebuild;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a rebuild is. */
enum Phase {
    QUEUED,
    FOLDING,
    INDEXING,
    CATCHING_UP,
    COMPARING,
    SWITCHING,
    DONE,
    FAILED,
    CANCELLED,
    /** Its process is gone; it can be resumed. */
    INTERRUPTED;

    boolean isOver() {
        return compareTo(DONE) >= 0;
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Phase of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
