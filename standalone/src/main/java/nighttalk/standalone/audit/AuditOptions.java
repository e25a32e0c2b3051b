package nighttalk.standalone.audit;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nighttalk.standalone.login.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param words the command and what it is about
 * @param query what is handed on as it is
 * @param out a file for everything that is found; null to print a page
 * @param json whether programs read it
 * @param api where the API is, with a slash at the end
 * @param user the console user
 * @param passwordFromStdin where the password comes from
 */
record AuditOptions(
        List<String> words,
        Map<String, String> query,
        @Nullable Path out,
        boolean json,
        URI api,
        @Nullable String user,
        boolean passwordFromStdin) {

    static final String USAGE = """
            nighttalk audit history post|comment|account|like ID [--after POSITION] [--size N]
            nighttalk audit at TIME|POSITION post|comment|account|like|thread ID | at TIME|POSITION feed [PAGE]
            nighttalk audit trace EVENT|POSITION
            nighttalk audit search [--actor A] [--type T,T] [--correlation C] [--from MOMENT] [--to MOMENT] [--text T]
                [--after POSITION] [--size N] [--out FILE.ndjson]
            nighttalk audit follow [--after POSITION] [--actor A] [--type T,T]
            nighttalk audit looks [--viewer NAME] [--before POSITION] [--size N]
            nighttalk audit erasure ACCOUNT
                each with [--reason TEXT] [--unmask] [--json] [--user NAME] [--password-stdin]
                [--port N | --url http://HOST/api]; a TIME is such as 2026-11-22T23:00:00+09:00
                exit code: 0 done, 2 not understood, 3 refused, 5 the service is not there or the log-in was refused""";

    static AuditOptions of(String[] args) {
        List<String> words = new ArrayList<>();
        Map<String, String> query = new LinkedHashMap<>();
        @Nullable Path out = null;
        boolean json = false;
        boolean stdin = false;
        String api = "http://127.0.0.1:8080/api";
        @Nullable String user = System.getenv("NIGHTTALK_USER");
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--actor",
                        "--type",
                        "--correlation",
                        "--from",
                        "--to",
                        "--text",
                        "--after",
                        "--before",
                        "--size",
                        "--viewer",
                        "--reason" -> query.put(args[i].substring(2), value(args, ++i));
                case "--unmask" -> query.put("unmask", "true");
                case "--out" -> out = Path.of(value(args, ++i));
                case "--json" -> json = true;
                case "--user" -> user = value(args, ++i);
                case "--password-stdin" -> stdin = true;
                case "--port" -> api = "http://127.0.0.1:" + value(args, ++i) + "/api";
                case "--url" -> api = value(args, ++i);
                default -> {
                    if (args[i].startsWith("--")) {
                        throw new Failure(Failure.USAGE, "not understood: " + args[i]);
                    }
                    words.add(args[i]);
                }
            }
        }
        return new AuditOptions(List.copyOf(words), query, out, json, address(api), user, stdin);
    }

    String command() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    /** The words behind the command, from so many to so many. */
    List<String> rest(int fewest, int most) {
        List<String> rest = words.subList(1, words.size());
        if (rest.size() < fewest || rest.size() > most) {
            throw new Failure(Failure.USAGE, command() + " what?");
        }
        return rest;
    }

    /** A path below {@code audit/}, of these parts, with what is handed on. */
    String path(String... parts) {
        String path = List.of(parts).stream().map(AuditOptions::encoded).collect(Collectors.joining("/"));
        return path
                + (query.isEmpty()
                        ? ""
                        : query.entrySet().stream()
                                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                                .collect(Collectors.joining("&", "?", "")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String value(String[] args, int at) {
        if (at >= args.length || args[at].startsWith("--")) {
            throw new Failure(Failure.USAGE, args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static URI address(String api) {
        try {
            return URI.create(api.endsWith("/") ? api : api + "/");
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.USAGE, "no address: " + api);
        }
    }
}
