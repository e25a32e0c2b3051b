package nighttalk.benchmarks.process;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.Api;
import nighttalk.database.Schemas;

/** Settings of both sides by their full names, as an operator would give them; all else is the documented default. */
final class DeploymentSettings {

    private static final int MASTER_KEY_BYTES = 32;

    private DeploymentSettings() {}

    static void fill(Map<String, Object> command, Map<String, Object> query, Schemas schemas, Path folder) {
        byte[] key = new byte[MASTER_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String master = Base64.getEncoder().encodeToString(key);
        int commandPort = Ports.free();
        int queryPort = Ports.free();
        for (Map<String, Object> both : List.of(command, query)) {
            both.put("nighttalk.keys.master", master);
            both.put("nighttalk.media.folder", folder.resolve("media").toString());
            both.put("nighttalk.internal.secret", Api.SECRET);
            both.put("nighttalk.query-side.url", "http://127.0.0.1:" + queryPort);
            both.put("nighttalk.command-side.url", "http://127.0.0.1:" + commandPort);
            both.put("server.address", "127.0.0.1");
            both.put("management.server.address", "127.0.0.1");
            both.put("management.server.port", Ports.free());
        }
        command.put("server.port", commandPort);
        command.put("nighttalk.keys.folder", folder.resolve("keys").toString());
        command.put("nighttalk.tokens.lifetime", "24h");
        command.put("nighttalk.throttle.enabled", "false");
        command.put("nighttalk.keys.schema", schemas.keys().schema());
        account(command, "log", schemas.log());
        query.put("server.port", queryPort);
        account(query, "log", schemas.reader());
        account(query, "keys", schemas.keys());
        account(query, "views", schemas.views());
    }

    private static void account(Map<String, Object> settings, String name, Schemas.Account account) {
        settings.put("nighttalk." + name + ".url", account.url());
        settings.put("nighttalk." + name + ".user", account.user());
        settings.put("nighttalk." + name + ".password", account.password());
        // A machine that is busy with other things slows a benchmark down; it need not end it.
        settings.put("nighttalk." + name + ".patience", "30s");
    }
}
