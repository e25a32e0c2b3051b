package nighttalk.standalone.projections;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import nighttalk.standalone.login.ConsoleClient;
import nighttalk.standalone.login.Failure;
import nighttalk.standalone.login.Password;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code projections}: lists, rebuilds, compares and watches the projections of the running service. */
public final class ProjectionsTool {

    /** How it is called. */
    public static final String USAGE = ProjectionsOptions.USAGE;

    private final ProjectionsOptions options;
    private final ConsoleClient client;
    private final PrintStream out;

    private ProjectionsTool(ProjectionsOptions options, ConsoleClient client, PrintStream out) {
        this.options = options;
        this.client = client;
        this.out = out;
    }

    /**
     * Does what the arguments say.
     *
     * @param in where {@code --password-stdin} reads
     * @param out gets everything, also the one line that says what went wrong
     * @return the exit code, as the usage has it
     */
    public static int run(String[] args, InputStream in, PrintStream out) {
        try {
            ProjectionsOptions options = ProjectionsOptions.of(args);
            if (options.user() == null) {
                throw new Failure(Failure.USAGE, "--user is missing: who asks? (or set NIGHTTALK_USER)");
            }
            try (ConsoleClient client = new ConsoleClient(
                    options.api(), "analysis/", options.user(), password(options.user(), options, in))) {
                return new ProjectionsTool(options, client, out).run();
            }
        } catch (Failure e) {
            out.println(e.getMessage());
            if (e.code() == Failure.USAGE) {
                out.println(USAGE);
            }
            return e.code();
        } catch (IOException e) {
            out.println("the password can't be read: " + e.getMessage());
            return Failure.USAGE;
        }
    }

    private static String password(String user, ProjectionsOptions options, InputStream in) throws IOException {
        return Password.of(user, options.passwordFromStdin(), in)
                .orElseThrow(
                        () -> new Failure(Failure.USAGE, "no terminal to ask for the password; use --password-stdin"));
    }

    private int run() {
        return switch (options.command()) {
            case "list" -> show(client.get("projections"), Lists::projections);
            case "history" -> show(client.get("rebuilds"), Lists::rebuilds);
            case "differences" -> show(client.get("rebuilds/" + options.only() + "/differences"), Lists::differences);
            case "as-of" -> asOf();
            case "status" -> status();
            case "rebuild" ->
                options.undo()
                        ? watched(client.post("projections/" + options.only() + "/undo", null))
                        : watched(client.post(
                                "rebuilds", wish(options.wish().containsKey("asOf") ? "as-of" : "rebuild")));
            case "verify" -> watched(client.post("rebuilds", wish("verify")));
            case "resume" -> watched(client.post("rebuilds/" + options.only() + "/resume", null));
            case "cancel" -> {
                client.post("rebuilds/" + options.only() + "/cancel", null);
                yield watched(client.get("rebuilds/" + options.only())) == 4 ? 0 : 1;
            }
            case "drop" -> {
                client.post("rebuilds/" + options.only() + "/drop", null);
                yield 0;
            }
            default -> throw new Failure(Failure.USAGE, "projections what?");
        };
    }

    private interface Table {
        String of(JsonNode list);
    }

    private int show(JsonNode answer, Table table) {
        out.println(options.json() ? answer.toString() : table.of(answer));
        return 0;
    }

    private int asOf() {
        if (options.rest().isEmpty()) {
            return show(client.get("as-of"), Lists::copies);
        }
        if (options.rest().size() != 2 || !options.rest().getFirst().equals("drop")) {
            throw new Failure(Failure.USAGE, "as-of, or as-of drop COPY");
        }
        client.delete("as-of/" + options.rest().getLast());
        return 0;
    }

    /** Of one, or of all that are running. */
    private int status() {
        if (!options.rest().isEmpty()) {
            JsonNode one = client.get("rebuilds/" + options.only());
            out.println(options.json() ? one.toString() : ProgressLine.text(one) + end(one));
            return 0;
        }
        for (JsonNode one : client.get("rebuilds")) {
            if (one.path("endedAt").isNull()) {
                out.println(
                        options.json() ? one.toString() : one.path("id").asString() + ": " + ProgressLine.text(one));
            }
        }
        return 0;
    }

    private static String end(JsonNode status) {
        return status.path("result").isString()
                ? "; " + status.path("result").asString() + ": "
                        + status.path("message").asString()
                : "";
    }

    private Map<String, Object> wish(String kind) {
        if (options.rest().isEmpty()) {
            throw new Failure(Failure.USAGE, options.command() + " which projections?");
        }
        Map<String, Object> wish = new LinkedHashMap<>(options.wish());
        wish.put("kind", kind);
        wish.put("projections", options.rest());
        return wish;
    }

    @SuppressWarnings("SystemConsoleNull")
    private int watched(JsonNode started) {
        String id = started.path("id").asString();
        if (options.detach()) {
            out.println(options.json() ? started.toString() : "rebuild " + id + " is running");
            return 0;
        }
        @Nullable Console console = System.console();
        return new Watch(client, out, options.json(), console != null && console.isTerminal()).untilOver(id);
    }
}
