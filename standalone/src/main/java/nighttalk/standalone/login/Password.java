package nighttalk.standalone.login;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The password of whoever works on the service from a command line. */
public final class Password {

    private static final String VARIABLE = "NIGHTTALK_PASSWORD";

    private Password() {}

    /**
     * From the first line of a stream, or from the environment, or from whoever sits at the terminal.
     *
     * @param user who is asked
     * @param fromStream whether it stands in the stream
     * @return nothing if there is nobody to ask
     * @throws IOException if the stream can't be read
     */
    @SuppressWarnings("SystemConsoleNull") // some JDKs after 22 give null again where there is no terminal
    public static Optional<String> of(String user, boolean fromStream, InputStream in) throws IOException {
        if (fromStream) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(Objects.requireNonNullElse(lines.readLine(), ""));
        }
        @Nullable String given = System.getenv(VARIABLE);
        if (given != null) {
            return Optional.of(given);
        }
        @Nullable Console console = System.console();
        char @Nullable [] typed = console == null ? null : console.readPassword("Password of %s: ", user);
        return Optional.ofNullable(typed).map(String::new);
    }
}
