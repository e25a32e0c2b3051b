package nighttalk.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A server that is there already; it is not ours to stop.
 *
 * @param authority host and port
 * @param parameters further parameters of the JDBC URL, without user and password
 * @param adminUser an account that may create schemas and accounts
 * @param adminPassword its password
 */
public record ExistingServer(String authority, String parameters, String adminUser, String adminPassword)
        implements DatabaseServer {

    private static final String PREFIX = "jdbc:mysql://";

    /**
     * Reads {@code jdbc:mysql://host:port/?user=…&password=…}.
     *
     * @throws IllegalArgumentException if it is no such URL
     */
    public static ExistingServer of(String jdbcUrl) {
        if (!jdbcUrl.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "not a MySQL URL, such as jdbc:mysql://127.0.0.1:3306/?user=root&password=");
        }
        URI uri = URI.create(jdbcUrl.substring("jdbc:".length()));
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
            }
        }
        String rest = Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("user=") && !pair.startsWith("password="))
                .collect(Collectors.joining("&"));
        return new ExistingServer(
                uri.getRawAuthority(),
                rest,
                parameters.getOrDefault("user", "root"),
                parameters.getOrDefault("password", ""));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String url(String schema) {
        return PREFIX + authority + "/" + schema + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return PREFIX + authority;
    }
}
