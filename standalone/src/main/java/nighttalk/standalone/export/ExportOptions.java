package nighttalk.standalone.export;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param wish the request's body
 * @param api where the API is, with a slash at the end
 * @param user the console user
 * @param out where the file goes
 */
record ExportOptions(
        Map<String, Object> wish, URI api, @Nullable String user, boolean passwordFromStdin, Path out) {

    static final String USAGE = """
            nighttalk export events [--from MOMENT] [--to MOMENT] [--types TYPE,TYPE...] ...
            nighttalk export projection NAME [--table TABLE] ...
                ... --out FILE [--format parquet|csv|ndjson] [--with-personal]
                    [--user NAME] [--password-stdin] [--port N | --url http://HOST/api]""";

    /** The command line makes no sense; the message says where. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String message) {
            super(message, null, false, false);
        }
    }

    static ExportOptions of(String[] args) {
        Map<String, Object> wish = new LinkedHashMap<>();
        int next = subject(args, wish);
        String api = "http://127.0.0.1:8080/api";
        @Nullable String user = System.getenv("NIGHTTALK_USER");
        boolean stdin = false;
        @Nullable Path out = null;
        for (int i = next; i < args.length; i++) {
            switch (args[i]) {
                case "--from" -> wish.put("from", value(args, ++i));
                case "--to" -> wish.put("to", value(args, ++i));
                case "--types" -> wish.put("types", List.of(value(args, ++i).split(",", -1)));
                case "--table" -> wish.put("table", value(args, ++i));
                case "--format" -> wish.put("format", value(args, ++i));
                case "--with-personal" -> wish.put("withPersonal", true);
                case "--user" -> user = value(args, ++i);
                case "--password-stdin" -> stdin = true;
                case "--port" -> api = "http://127.0.0.1:" + value(args, ++i) + "/api";
                case "--url" -> api = value(args, ++i);
                case "--out" -> out = Path.of(value(args, ++i));
                default -> throw new NotUnderstood("not understood: " + args[i]);
            }
        }
        if (out == null) {
            throw new NotUnderstood("--out is missing: where should the file go?");
        }
        wish.putIfAbsent("format", extension(out));
        return new ExportOptions(wish, address(api), user, stdin, out);
    }

    private static int subject(String[] args, Map<String, Object> wish) {
        String what = args.length == 0 ? "" : args[0];
        wish.put("what", what);
        return switch (what) {
            case "events" -> 1;
            case "projection" -> {
                wish.put("projection", value(args, 1));
                yield 2;
            }
            default -> throw new NotUnderstood("export what? events, or projection NAME");
        };
    }

    private static String value(String[] args, int at) {
        if (at >= args.length || args[at].startsWith("--")) {
            throw new NotUnderstood(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    /** A file's name says what it is to be, where nothing else does. */
    private static String extension(Path out) {
        String name = String.valueOf(out.getFileName());
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> "csv";
            case "ndjson", "jsonl" -> "ndjson";
            case "parquet" -> "parquet";
            default -> throw new NotUnderstood("--format is missing: parquet, csv or ndjson");
        };
    }

    private static URI address(String api) {
        try {
            return URI.create(api.endsWith("/") ? api : api + "/");
        } catch (IllegalArgumentException e) {
            throw new NotUnderstood("no address: " + api);
        }
    }
}
