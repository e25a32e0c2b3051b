package nighttalk.standalone.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import nighttalk.standalone.login.ConsoleClient;
import nighttalk.standalone.login.Failure;
import nighttalk.standalone.login.Password;
import tools.jackson.databind.JsonNode;

/** {@code export}: has the running service make a file of events or rows, and fetches it. */
public final class ExportTool {

    /** How it is called. */
    public static final String USAGE = ExportOptions.USAGE;

    private static final long BETWEEN_LOOKS_MILLIS = 300;

    private ExportTool() {}

    /**
     * Does what the arguments say.
     *
     * @param in where {@code --password-stdin} reads
     * @param out gets the progress, or the one line that says what went wrong
     * @return the exit code: 0 done, 1 it did not work, 2 the arguments make no sense
     */
    public static int run(String[] args, InputStream in, PrintStream out) {
        try {
            ExportOptions options = ExportOptions.of(args);
            try (ConsoleClient client =
                    new ConsoleClient(options.api(), "analysis/", user(options), password(options, in))) {
                export(options, client, out);
            }
            return 0;
        } catch (ExportOptions.NotUnderstood e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return 2;
        } catch (Failure e) {
            out.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            out.println("the file could not be written: " + e.getMessage());
            return 1;
        }
    }

    private static String user(ExportOptions options) {
        if (options.user() == null) {
            throw new ExportOptions.NotUnderstood("--user is missing: who asks? (or set NIGHTTALK_USER)");
        }
        return options.user();
    }

    private static String password(ExportOptions options, InputStream in) throws IOException {
        return Password.of(user(options), options.passwordFromStdin(), in)
                .orElseThrow(() -> new Failure(
                        Failure.USAGE, "there is no terminal to ask for the password; use --password-stdin"));
    }

    private static void export(ExportOptions options, ConsoleClient client, PrintStream out) throws IOException {
        String id = client.post("exports", options.wish()).path("id").asString();
        // Ctrl-C: nobody would fetch the file.
        Thread givenUp = new Thread(() -> delete(client, id));
        Runtime.getRuntime().addShutdownHook(givenUp);
        Path part = options.out().resolveSibling(options.out().getFileName() + ".part");
        try {
            JsonNode status = await(client, id, out);
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            client.fetch("exports/" + id + "/file", part);
            Files.move(part, options.out(), StandardCopyOption.REPLACE_EXISTING);
            out.printf("%s: %,d rows, %,d bytes%n", options.out(), rows(status), Files.size(options.out()));
        } finally {
            Files.deleteIfExists(part);
            delete(client, id);
            Runtime.getRuntime().removeShutdownHook(givenUp);
        }
    }

    private static JsonNode await(ConsoleClient client, String id, PrintStream out) {
        while (true) {
            JsonNode status = client.get("exports/" + id);
            out.printf("\r%3d %%  %,d rows", status.path("percent").asInt(), rows(status));
            out.flush();
            switch (status.path("phase").asString()) {
                case "running" -> pause();
                case "done" -> {
                    out.println();
                    return status;
                }
                default -> {
                    out.println();
                    throw new Failure(Failure.REFUSED, status.path("message").asString("the export was called off"));
                }
            }
        }
    }

    private static long rows(JsonNode status) {
        return status.path("rows").asLong();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.NOT_THERE, "stopped");
        }
    }

    private static void delete(ConsoleClient client, String id) {
        try {
            client.delete("exports/" + id);
        } catch (Failure e) {
            // It goes by itself, later.
        }
    }
}
