package nighttalk.command.console.administer;

import java.time.Instant;
import java.util.List;
import nighttalk.command.console.ConsoleUsers;
import nighttalk.platform.console.ConsoleRole;

/** A console user as operators see them. */
record ListedUser(String name, List<String> roles, boolean disabled, Instant createdAt, String createdBy) {

    static ListedUser of(ConsoleUsers.Entry entry) {
        return new ListedUser(
                entry.user().name(),
                ConsoleRole.texts(entry.user().roles()),
                entry.user().disabled(),
                entry.createdAt(),
                entry.createdBy());
    }
}
