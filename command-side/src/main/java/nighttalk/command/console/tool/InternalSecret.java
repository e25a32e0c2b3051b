package nighttalk.command.console.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What shows a service that a call comes from those who run it: the secret between its own processes, from the same
 * environment that the service has, or as {@code ./nighttalk up} has written it down for its owner alone.
 */
public final class InternalSecret {

    /** Where {@code ./nighttalk up} writes it, in its folder of keys. */
    public static final String FILE = "internal.secret";

    /** The environment's name of the setting. */
    public static final String SETTING = "NIGHTTALK_INTERNAL_SECRET";

    private InternalSecret() {}

    /** The one there is; nothing but the service can say whether it is the right one. */
    static String known(@Nullable Path data) {
        @Nullable String given = System.getenv(SETTING);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        if (data == null) {
            return "";
        }
        Path file = data.resolve("keys").resolve(FILE);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new ToolFailed("The secret in " + file + " can't be read: only whoever runs the service may.");
        }
    }
}
