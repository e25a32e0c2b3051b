package nighttalk.query.rebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param kind what is to come of it
 * @param projections of which
 * @param skipBad whether events that can't be folded are parked, instead of being the end of it
 * @param repair whether rows that differ are replaced
 * @param asOf for {@link Kind#AS_OF}, the position up to which
 * @param into for {@link Kind#AS_OF}, the copy's name
 */
record Request(
        Kind kind,
        List<String> projections,
        boolean skipBad,
        boolean repair,
        @Nullable Long asOf,
        @Nullable String into) {

    /** Where the copy of that projection is, and what nobody else may rebuild at the same time. */
    Place place(String projection) {
        return kind == Kind.AS_OF ? Place.elsewhere(projection, String.valueOf(into)) : Place.beside(projection);
    }
}
