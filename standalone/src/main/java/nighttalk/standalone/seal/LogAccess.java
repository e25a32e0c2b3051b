package nighttalk.standalone.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.standalone.login.Failure;

/**
 * The way into the log through an account that can only read, noted in a file by the service as it starts.
 *
 * @param url JDBC URL
 * @param user the account
 * @param password its password
 */
public record LogAccess(String url, String user, String password) {

    /** The file's name, in the folder of keys. */
    public static final String FILE = "log-reader";

    static LogAccess read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() == 3) {
                return new LogAccess(lines.get(0), lines.get(1), lines.get(2));
            }
            throw new Failure(Failure.NOT_THERE, file + " does not say how to read the log");
        } catch (IOException e) {
            throw new Failure(
                    Failure.NOT_THERE,
                    file
                            + " can't be read, where the service notes how to read the log; or give --log-url and --log-user");
        }
    }

    DatabaseAccess database(int connections) {
        return new DatabaseAccess(url, user, password, connections, Duration.ofSeconds(10));
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
