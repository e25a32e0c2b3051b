package nighttalk.standalone.faults;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nighttalk.database.Schemas;
import nighttalk.standalone.harness.OwnDatabase;

/** The settings of separate processes, as {@code docker-compose.yml} has them. */
final class Settings {

    private final Map<String, String> commandSide = new HashMap<>();
    private final Map<String, String> querySide = new HashMap<>();

    /** For processes that call the other side at these addresses. */
    Settings(OwnDatabase database, String prefix, Path folder, URI commandSides, URI querySides) throws SQLException {
        Schemas schemas = Schemas.prepare(database.server(), prefix);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        for (Map<String, String> side : List.of(commandSide, querySide)) {
            side.put("NIGHTTALK_KEYS_MASTER", Base64.getEncoder().encodeToString(random));
            side.put("NIGHTTALK_INTERNAL_SECRET", HexFormat.of().formatHex(random, 0, 16));
            side.put("NIGHTTALK_MEDIA_FOLDER", folder.resolve("media").toString());
        }
        account(commandSide, "LOG", schemas.log());
        commandSide.put("NIGHTTALK_KEYS_SCHEMA", schemas.keys().schema());
        commandSide.put("NIGHTTALK_KEYS_FOLDER", folder.resolve("keys").toString());
        commandSide.put("NIGHTTALK_QUERYSIDE_URL", querySides.toString());
        commandSide.put("NIGHTTALK_THROTTLE_ENABLED", "false");
        account(querySide, "LOG", schemas.reader());
        account(querySide, "VIEWS", schemas.views());
        account(querySide, "KEYS", schemas.keys());
        querySide.put("NIGHTTALK_COMMANDSIDE_URL", commandSides.toString());
    }

    private static void account(Map<String, String> side, String database, Schemas.Account account) {
        side.put("NIGHTTALK_" + database + "_URL", account.url());
        side.put("NIGHTTALK_" + database + "_USER", account.user());
        side.put("NIGHTTALK_" + database + "_PASSWORD", account.password());
    }

    Map<String, String> ofCommandSide() {
        return Map.copyOf(commandSide);
    }

    Map<String, String> ofQuerySide() {
        return Map.copyOf(querySide);
    }
}
