package nighttalk.platform.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * Somebody who works on the service, as the table {@code console_user} knows them.
 *
 * @param generation another with each password; tokens of an older one no longer count
 */
public record ConsoleUser(String name, Set<ConsoleRole> roles, boolean disabled, long generation) {

    /** What {@link #of} reads. */
    public static final String COLUMNS = "name, roles, disabled, generation";

    /** Keeps a copy. */
    public ConsoleUser {
        roles = Set.copyOf(roles);
    }

    boolean admits(ConsoleToken token) {
        return !disabled && generation == token.generation();
    }

    /** The user in a row. */
    public static ConsoleUser of(ResultSet row) throws SQLException {
        return new ConsoleUser(
                row.getString("name"),
                ConsoleRole.in(row.getString("roles")),
                row.getBoolean("disabled"),
                row.getLong("generation"));
    }
}
