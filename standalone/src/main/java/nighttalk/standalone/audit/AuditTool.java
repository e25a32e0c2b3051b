package nighttalk.standalone.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import nighttalk.standalone.login.ConsoleClient;
import nighttalk.standalone.login.Failure;
import nighttalk.standalone.login.Password;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code audit}: looks into the history of the running service. */
public final class AuditTool {

    /** How it is called. */
    public static final String USAGE = AuditOptions.USAGE;

    private final AuditOptions options;
    private final ConsoleClient client;
    private final PrintStream out;

    private AuditTool(AuditOptions options, ConsoleClient client, PrintStream out) {
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
            AuditOptions options = AuditOptions.of(args);
            if (options.user() == null) {
                throw new Failure(Failure.USAGE, "--user is missing: who asks? (or set NIGHTTALK_USER)");
            }
            try (ConsoleClient client =
                    new ConsoleClient(options.api(), "audit/", options.user(), password(options.user(), options, in))) {
                new AuditTool(options, client, out).run();
            }
            return 0;
        } catch (Failure e) {
            out.println(e.getMessage());
            if (e.code() == Failure.USAGE) {
                out.println(USAGE);
            }
            return e.code();
        } catch (IOException e) {
            out.println("a file can't be read or written: " + e.getMessage());
            return Failure.USAGE;
        }
    }

    private static String password(String user, AuditOptions options, InputStream in) throws IOException {
        return Password.of(user, options.passwordFromStdin(), in)
                .orElseThrow(
                        () -> new Failure(Failure.USAGE, "no terminal to ask for the password; use --password-stdin"));
    }

    private void run() throws IOException {
        switch (options.command()) {
            case "history" -> history();
            case "at" -> at();
            case "trace" -> page(options.path("trace", options.rest(1, 1).getFirst()), "events", AuditTool::branch, "");
            case "search" -> search();
            case "follow" -> follow();
            case "erasure" -> erasure();
            case "looks" -> page(options.path("looks"), "looks", Texts::look, "--before");
            default -> throw new Failure(Failure.USAGE, "audit what?");
        }
    }

    private void history() {
        List<String> thing = options.rest(2, 2);
        page(options.path("history", thing.getFirst(), thing.getLast()), "events", Texts::happened, "--after");
    }

    /** One page, and how to go on. */
    private void page(String path, String list, Function<JsonNode, String> line, String goOn) {
        JsonNode answer = client.get(path);
        if (options.json()) {
            out.println(answer);
            return;
        }
        answer.path(list).forEach(one -> out.println(line.apply(one)));
        if (answer.path("next").isNumber()) {
            out.println("... more: " + goOn + " " + answer.path("next").asLong()
                    + (answer.path("whole").asBoolean(true) ? "" : " (as far as was searched for now)"));
        } else if (!answer.path("whole").asBoolean(true)) {
            out.println("... more: search --correlation "
                    + answer.path("correlation").asString());
        }
    }

    private static String branch(JsonNode node) {
        return (node.path("asked").asBoolean() ? "> " : "  ")
                + "  ".repeat(node.path("depth").asInt())
                + Texts.event(node.path("event"));
    }

    private void at() {
        List<String> words = options.rest(2, 3);
        if (words.get(1).equals("feed")) {
            feed(words);
            return;
        }
        JsonNode answer = client.get(options.path(
                "at", words.get(0), words.get(1), options.rest(3, 3).getLast()));
        if (options.json()) {
            out.println(answer);
            return;
        }
        out.println("at position " + answer.path("position").asLong());
        if (answer.has("then")) {
            out.println(Texts.then(answer.path("then")));
            return;
        }
        out.println(Texts.then(answer.path("post")));
        answer.path("comments").forEach(comment -> out.println(Texts.then(comment)));
        answer.path("likers")
                .forEach(
                        liker -> out.println("liked by " + liker.path("account").asString() + " since "
                                + liker.path("since").asString()));
        if (!answer.path("whole").asBoolean(true)) {
            out.println("... and more");
        }
    }

    private void feed(List<String> words) {
        if (words.size() == 3) {
            options.query().put("page", words.getLast());
        }
        JsonNode answer = client.get(options.path("at", words.getFirst(), "feed"));
        if (options.json()) {
            out.println(answer);
            return;
        }
        out.println("at position " + answer.path("position").asLong());
        answer.path("posts").forEach(post -> out.println(Texts.then(post)));
        out.println(answer.path("hasMore").asBoolean() ? "... more on the next page" : "that is the end");
    }

    private void erasure() {
        JsonNode answer = client.get(options.path("erasure", options.rest(1, 1).getFirst()));
        out.println(options.json() ? answer.toString() : Texts.erasure(answer));
        if (!answer.path("proven").asBoolean()) {
            throw new Failure(Failure.REFUSED, "this is no proof of an erasure");
        }
    }

    private void search() throws IOException {
        options.rest(0, 0);
        @Nullable Path file = options.out();
        if (file == null) {
            page(options.path("search"), "events", Texts::event, "--after");
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            client.fetch(options.path("search", "export"), part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            out.printf("%s: %,d bytes%n", file, Files.size(file));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Until somebody presses Ctrl-C: connected again when the service ends the connection, behind what was seen. */
    private void follow() {
        options.rest(0, 0);
        while (true) {
            client.lines(options.path("follow"), line -> {
                if (line.startsWith("id:")) {
                    options.query().put("after", line.substring("id:".length()).strip());
                } else if (line.startsWith("data:")) {
                    String data = line.substring("data:".length());
                    out.println(options.json() ? data : Texts.event(ConsoleClient.read(data)));
                }
            });
        }
    }
}
