package nighttalk.query.rebuild;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a copy is made for. */
enum Kind {
    /** To take the place of the live rows. */
    REBUILD,
    /** To be compared with the live rows. */
    VERIFY,
    /** To show what was. */
    AS_OF,
    /** To bring back the rows that a rebuild replaced. */
    UNDO;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static Kind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
