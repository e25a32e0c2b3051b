package nighttalk.command.console.tool;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.platform.console.ConsoleRole;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code users}: administers the console users of a service that is running, through its management port. */
public final class UsersTool {

    /** How it is called. */
    public static final String USAGE = UsersOptions.USAGE;

    private static final String ROW = "%-20s %-32s %-9s %-16s %s%n";
    private static final int TO_THE_MINUTE = "2026-11-22T23:34".length();

    private UsersTool() {}

    /**
     * Does what the arguments say.
     *
     * @param in where {@code --password-stdin} reads
     * @param out gets the outcome, or the one line that says what went wrong
     * @return the exit code: 0 done, 1 it did not work, 2 the arguments make no sense
     */
    public static int run(String[] args, InputStream in, PrintStream out) {
        try {
            UsersOptions options = UsersOptions.of(args);
            try (ManagementPort port = new ManagementPort(options.management(), InternalSecret.known(options.data()))) {
                act(options, port, in, out);
            }
            return 0;
        } catch (UsersOptions.NotUnderstood e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return 2;
        } catch (ToolFailed e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private static void act(UsersOptions options, ManagementPort port, InputStream in, PrintStream out) {
        String name = options.name();
        String path = "/" + name;
        String roles = ConsoleRole.list(options.roles());
        String shown = String.join(", ", ConsoleRole.texts(options.roles()));
        switch (options.action()) {
            case LIST -> list(port.get(), out);
            case ADD -> {
                Map<String, String> body = withPassword(options, in);
                body.put("roles", roles);
                body.put("by", System.getProperty("user.name", ""));
                JsonNode added = port.post(path, body);
                out.println(name + " is added: " + shown + ".");
                tellGenerated(added, out);
            }
            case ROLES -> {
                port.post(path + "/roles", Map.of("roles", roles));
                out.println(name + " is now: " + shown + ".");
            }
            case PASSWORD -> {
                JsonNode changed = port.post(path + "/password", withPassword(options, in));
                out.println(name + " has a new password, and must log in with it.");
                tellGenerated(changed, out);
            }
            case DISABLE -> {
                port.post(path + "/disable", Map.of());
                out.println(name + " is disabled.");
            }
            case ENABLE -> {
                port.post(path + "/enable", Map.of());
                out.println(name + " is enabled, and must log in again.");
            }
            case REMOVE -> {
                port.delete(path);
                out.println(name + " is removed.");
            }
        }
    }

    private static Map<String, String> withPassword(UsersOptions options, InputStream in) {
        Map<String, String> body = new HashMap<>();
        @Nullable String password = NewPassword.from(options.password(), in);
        if (password != null) {
            body.put("password", password);
        }
        return body;
    }

    private static void tellGenerated(JsonNode answer, PrintStream out) {
        String password = answer.path("password").asString("");
        if (!password.isEmpty()) {
            out.println("password: " + password);
            out.println("It is shown this once and is kept nowhere.");
        }
    }

    private static void list(JsonNode users, PrintStream out) {
        if (users.isEmpty()) {
            out.println("There are no console users.");
            return;
        }
        out.printf(ROW, "NAME", "ROLES", "STATE", "SINCE (UTC)", "ADDED BY");
        for (JsonNode user : users) {
            List<String> roles =
                    user.path("roles").valueStream().map(JsonNode::asString).toList();
            String since = user.path("createdAt").asString("");
            out.printf(
                    ROW,
                    user.path("name").asString(""),
                    String.join(", ", roles),
                    user.path("disabled").asBoolean(false) ? "disabled" : "enabled",
                    since.substring(0, Math.min(TO_THE_MINUTE, since.length())),
                    user.path("createdBy").asString(""));
        }
    }
}
