package nighttalk.query.projection;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table of rows that follow from the log alone.
 *
 * @param name lower case, at most 48 characters, so that the names of its copies fit into MySQL's 64
 * @param definition what stands between the parentheses of {@code CREATE TABLE}, or null for a table that a migration
 *     script makes
 * @param personal the columns with people's own texts: whoever takes rows away does not get them without asking
 */
public record ViewTable(String name, @Nullable String definition, Set<String> personal) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,47}");

    /** @throws IllegalArgumentException if it can't have that name */
    public ViewTable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a table's name: " + name);
        }
        personal = Set.copyOf(personal);
    }

    /** One that a migration script makes. */
    public static ViewTable migrated(String name) {
        return new ViewTable(name, null, Set.of());
    }

    /**
     * One that is made when it is missing.
     *
     * @param definition columns and keys, as between the parentheses of {@code CREATE TABLE}
     */
    public static ViewTable of(String name, String definition) {
        return new ViewTable(name, definition, Set.of());
    }

    /** The same table, with people's own texts in these columns. */
    public ViewTable withPersonal(String... columns) {
        return new ViewTable(name, definition, Set.of(columns));
    }
}
