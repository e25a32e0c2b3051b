package nighttalk.query.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much room there is for copies. A server on another machine does not tell; then the setting counts alone. */
final class Room {

    private Room() {}

    /**
     * In bytes.
     *
     * @param allowed what the setting allows, or 0 for as much as there is
     */
    static long left(DataSource views, long allowed) {
        long most = allowed > 0 ? allowed : Long.MAX_VALUE;
        String folder = JdbcClient.create(views)
                .sql("SELECT CONCAT(@@datadir, DATABASE())")
                .query(String.class)
                .single();
        try {
            Path schema = Path.of(folder);
            return Files.isDirectory(schema)
                    ? Math.min(most, Files.getFileStore(schema).getUsableSpace())
                    : most;
        } catch (IOException | InvalidPathException | SecurityException e) {
            return most;
        }
    }
}
