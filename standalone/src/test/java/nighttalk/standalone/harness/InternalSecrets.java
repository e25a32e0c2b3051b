package nighttalk.standalone.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What those who run a service know, and others that reach its management port don't. */
final class InternalSecrets {

    private static final Map<URI, Path> FOLDERS = new ConcurrentHashMap<>();
    private static final Map<URI, String> SECRETS = new ConcurrentHashMap<>();

    private InternalSecrets() {}

    /** Of a service that {@code ./nighttalk up} runs on this folder, anew at each start. */
    static void note(URI management, Path data) {
        FOLDERS.put(management, data);
    }

    /** Of a process whose settings have it. */
    static void note(URI management, String secret) {
        SECRETS.put(management, secret);
    }

    /** The folder of the service whose management port is there, if it has one. */
    static Optional<Path> folder(URI management) {
        return Optional.ofNullable(FOLDERS.get(management));
    }

    /** Of the service whose management port is there; something else if none is known. */
    static String of(URI management) {
        return folder(management).map(InternalSecrets::read).orElseGet(() -> SECRETS.getOrDefault(management, "none"));
    }

    private static String read(Path data) {
        try {
            return Files.readString(data.resolve("keys").resolve("internal.secret"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
