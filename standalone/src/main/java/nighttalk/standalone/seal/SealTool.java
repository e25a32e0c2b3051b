package nighttalk.standalone.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.prove.ProofCheck;
import nighttalk.standalone.login.ConsoleClient;
import nighttalk.standalone.login.Failure;
import nighttalk.standalone.login.Password;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code audit seal}, {@code prove}, {@code verify} and {@code check}: the sealed log, for auditors. */
public final class SealTool {

    /** How it is called. */
    public static final String USAGE = SealOptions.USAGE;

    private static final Set<String> COMMANDS = Set.of("seal", "prove", "verify", "check");
    private static final long MOST_BYTES = 64L << 20;

    private final SealOptions options;
    private final InputStream in;
    private final PrintStream out;

    private SealTool(SealOptions options, InputStream in, PrintStream out) {
        this.options = options;
        this.in = in;
        this.out = out;
    }

    /** Whether this is the tool for a sub-command of {@code audit}. */
    public static boolean knows(String command) {
        return COMMANDS.contains(command);
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
            return new SealTool(SealOptions.of(args), in, out).run();
        } catch (Failure e) {
            out.println(e.getMessage());
            if (e.code() == Failure.USAGE) {
                out.println(USAGE);
            }
            return e.code();
        } catch (IOException e) {
            out.println("a file can't be read or written: " + e.getMessage());
            return Failure.NOT_THERE;
        }
    }

    private int run() throws IOException {
        return switch (options.command()) {
            case "seal" -> seal();
            case "prove" -> prove();
            case "verify" -> new Verify(options, keys(), out).run();
            case "check" -> check();
            default -> throw new Failure(Failure.USAGE, "audit what?");
        };
    }

    private int seal() throws IOException {
        options.about(0, 0);
        try (ConsoleClient client = client()) {
            JsonNode status = client.get("seal");
            long size = status.path("size").asLong();
            out.printf(
                    "%,d events are sealed, %,d are not yet%n",
                    size, status.path("head").asLong() - size);
            out.println("sealed at    " + status.path("sealedAt").asString("never"));
            status.path("keys").forEach(key -> out.println("public key   " + key.asString()));
            out.println();
            out.println(status.path("checkpoint").asString(""));
            if (status.path("refused").isString()) {
                out.println("NOT SEALED ANY MORE: " + status.path("refused").asString());
                return Failure.UNSOUND;
            }
            return 0;
        }
    }

    private int prove() throws IOException {
        String path;
        if (options.flags().contains("--consistency")) {
            List<String> sizes = options.about(1, 2);
            path = "seal/consistency?from=" + size(sizes.getFirst())
                    + (sizes.size() == 2 ? "&to=" + size(sizes.getLast()) : "");
        } else {
            String event = options.about(1, 1).getFirst();
            if (!event.matches("[0-9A-Za-z-]{1,36}")) {
                throw new Failure(Failure.USAGE, "an event is its identifier or its position");
            }
            path = "seal/proofs/" + event;
        }
        try (ConsoleClient client = client()) {
            String proof = client.text(path);
            @Nullable String file = options.value("--out").orElse(null);
            if (file == null) {
                out.print(proof);
            } else {
                Files.writeString(Path.of(file), proof);
                out.println(file + ": check it with  ./nighttalk audit check " + file + " --key VKEY");
            }
            return 0;
        }
    }

    private static String size(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Failure(Failure.USAGE, "a size is a number of events");
        }
        return text;
    }

    private int check() throws IOException {
        Path file = Path.of(options.about(1, 1).getFirst());
        if (Files.size(file) > MOST_BYTES) {
            throw new Failure(Failure.UNSOUND, file + " is too large for a proof");
        }
        try {
            ProofCheck.Proven proven = new ProofCheck(keys()).check(Files.readString(file));
            out.println("proven: " + proven.text());
            return 0;
        } catch (Malformed e) {
            out.println("NOT PROVEN: " + e.getMessage());
            return Failure.UNSOUND;
        }
    }

    /** The public keys that are given, or that of the service in the data folder. */
    private List<VerifierKey> keys() throws IOException {
        List<String> given = options.all("--key");
        Path file = options.inData("keys/seal.vkey");
        if (given.isEmpty()) {
            if (!Files.exists(file)) {
                throw new Failure(Failure.USAGE, "--key is missing: the public key of the log");
            }
            given = Files.readAllLines(file);
            out.println("the public key is the one in " + file + "; give one from elsewhere with --key");
        }
        try {
            return given.stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> VerifierKey.of(line.strip()))
                    .toList();
        } catch (Malformed e) {
            throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private ConsoleClient client() throws IOException {
        return new ConsoleClient(options.api(), "audit/", options.user(), password());
    }

    private String password() throws IOException {
        return Password.of(options.user(), options.flags().contains("--password-stdin"), in)
                .orElseThrow(
                        () -> new Failure(Failure.USAGE, "no terminal to ask for the password; use --password-stdin"));
    }
}
