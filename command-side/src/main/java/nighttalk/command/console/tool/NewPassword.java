package nighttalk.command.console.tool;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gets a new password from where it was said to come. Never from the command line, which all of the machine can see. */
final class NewPassword {

    private NewPassword() {}

    /** The password, or null if the service is to make one. */
    static @Nullable String from(UsersOptions.Source source, InputStream in) {
        return switch (source) {
            case TERMINAL -> typed();
            case STDIN -> line(in);
            case GENERATED -> null;
        };
    }

    @SuppressWarnings("SystemConsoleNull") // some JDKs after 22 give null again where there is no terminal
    private static String typed() {
        @Nullable Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new ToolFailed("There is no terminal to ask for a password at: use --password-stdin or --generate.");
        }
        char[] first = console.readPassword("New password (12 characters or more): ");
        char[] second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new ToolFailed("These were two different passwords; nothing is changed.");
        }
        return new String(first);
    }

    private static String line(InputStream in) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            @Nullable String line = reader.readLine();
            if (line == null || line.isEmpty()) {
                throw new ToolFailed("There is no password on the standard input; nothing is changed.");
            }
            return line;
        } catch (IOException e) {
            throw new ToolFailed("The standard input can't be read: " + e.getMessage());
        }
    }
}
