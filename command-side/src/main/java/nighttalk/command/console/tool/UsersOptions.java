package nighttalk.command.console.tool;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nighttalk.command.console.ConsoleName;
import nighttalk.platform.console.ConsoleRole;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param action what to do
 * @param name with whom; empty for a list
 * @param roles empty where none are given
 * @param password where a new password comes from
 * @param management address of the management port, without a slash at the end
 * @param data the folder of the {@code ./nighttalk up} that is meant, or null where the environment has the secret
 */
record UsersOptions(
        Action action,
        String name,
        Set<ConsoleRole> roles,
        Source password,
        String management,
        @Nullable Path data) {

    static final String USAGE = """
            nighttalk users list
            nighttalk users add NAME --role ROLE[,ROLE] [--generate | --password-stdin]
            nighttalk users roles NAME --role ROLE[,ROLE]
            nighttalk users password NAME [--generate | --password-stdin]
            nighttalk users disable | enable | remove NAME
            each with [--management-url http://127.0.0.1:9090] [--data DIR]; roles are analyst, auditor, unmasker, moderator, administrator""";

    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/?");

    /** What can be done. */
    enum Action {
        LIST,
        ADD,
        ROLES,
        PASSWORD,
        DISABLE,
        ENABLE,
        REMOVE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean takesRoles() {
            return this == ADD || this == ROLES;
        }

        boolean takesPassword() {
            return this == ADD || this == PASSWORD;
        }
    }

    /** Where a new password comes from. */
    enum Source {
        /** Whoever sits at the terminal types it, twice. */
        TERMINAL,
        /** The first line of the standard input. */
        STDIN,
        /** The service makes one. */
        GENERATED
    }

    /** The command line makes no sense; the message says where. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String message) {
            super(message);
        }
    }

    static UsersOptions of(String... args) {
        Action action = action(args);
        @Nullable String name = null;
        Set<ConsoleRole> roles = Set.of();
        Source password = Source.TERMINAL;
        String management = "http://127.0.0.1:9090";
        @Nullable Path data = null;
        for (int i = 1; i < args.length; i++) {
            switch (args[i]) {
                case "--role", "--roles" -> roles = roles(value(args, ++i));
                case "--generate" -> password = only(Source.GENERATED, password);
                case "--password-stdin" -> password = only(Source.STDIN, password);
                case "--management-url" -> management = management(value(args, ++i));
                case "--data" -> data = Path.of(value(args, ++i));
                default -> {
                    if (args[i].startsWith("--") || name != null) {
                        throw new NotUnderstood("not understood: " + args[i]);
                    }
                    name = args[i];
                }
            }
        }
        return new UsersOptions(action, name == null ? "" : name, roles, password, management, data).checked();
    }

    private UsersOptions checked() {
        String what = "users " + action.text();
        check(name.isEmpty() == (action == Action.LIST), what + (name.isEmpty() ? " needs a name" : " takes no name"));
        check(
                name.isEmpty() || ConsoleName.isOne(name),
                "a name has 1 to 40 of a-z, 0-9, '.', '-', '_' and begins with a letter; not: " + name);
        check(
                roles.isEmpty() != action.takesRoles(),
                what + (roles.isEmpty() ? " needs --role, such as --role analyst" : " takes no roles"));
        check(password == Source.TERMINAL || action.takesPassword(), what + " takes no password");
        return this;
    }

    private static void check(boolean kept, String message) {
        if (!kept) {
            throw new NotUnderstood(message);
        }
    }

    private static Action action(String... args) {
        String given = args.length == 0 ? "" : args[0];
        return Arrays.stream(Action.values())
                .filter(action -> action.text().equals(given))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood("users needs one of "
                        + Arrays.stream(Action.values()).map(Action::text).collect(Collectors.joining(", "))));
    }

    private static Source only(Source one, Source before) {
        check(before == Source.TERMINAL || before == one, "--generate and --password-stdin exclude each other");
        return one;
    }

    private static Set<ConsoleRole> roles(String list) {
        try {
            return ConsoleRole.in(list);
        } catch (IllegalArgumentException e) {
            throw new NotUnderstood(
                    "roles are analyst, auditor, unmasker, moderator, administrator, with commas between; not: "
                            + list);
        }
    }

    private static String management(String text) {
        check(ADDRESS.matcher(text).matches(), "not an address such as http://127.0.0.1:9090: " + text);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String value(String[] args, int at) {
        check(at < args.length, args[at - 1] + " needs a value");
        return args[at];
    }
}
