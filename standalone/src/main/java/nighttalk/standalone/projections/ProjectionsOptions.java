package nighttalk.standalone.projections;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.standalone.login.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param words the command and what it is about
 * @param wish the options that a rebuild is asked for with
 * @param undo whether a rebuild is to be undone
 * @param json whether programs read it
 * @param detach whether not to wait
 * @param api where the API is, with a slash at the end
 * @param user the console user
 * @param passwordFromStdin where the password comes from
 */
record ProjectionsOptions(
        List<String> words,
        Map<String, Object> wish,
        boolean undo,
        boolean json,
        boolean detach,
        URI api,
        @Nullable String user,
        boolean passwordFromStdin) {

    static final String USAGE = """
            nighttalk projections list | history | status [ID] | differences ID
            nighttalk projections rebuild NAME... [--skip-bad] [--as-of TIME|POSITION --into COPY] | rebuild NAME --undo
            nighttalk projections verify NAME... [--repair] [--skip-bad]
            nighttalk projections cancel ID | resume ID | drop ID | as-of [drop COPY]
                [--json] [--detach] [--user NAME] [--password-stdin] [--port N | --url http://HOST/api]
                exit code: 0 done or equal, 1 different, 2 not understood, 3 failed or refused, 4 cancelled or
                interrupted, 5 the service is not there or the log-in was refused""";

    static ProjectionsOptions of(String[] args) {
        List<String> words = new ArrayList<>();
        Map<String, Object> wish = new LinkedHashMap<>();
        boolean undo = false;
        boolean json = false;
        boolean detach = false;
        boolean stdin = false;
        String api = "http://127.0.0.1:8080/api";
        @Nullable String user = System.getenv("NIGHTTALK_USER");
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--skip-bad" -> wish.put("skipBad", true);
                case "--repair" -> wish.put("repair", true);
                case "--as-of" -> wish.put("asOf", value(args, ++i));
                case "--into" -> wish.put("into", value(args, ++i));
                case "--undo" -> undo = true;
                case "--json" -> json = true;
                case "--detach" -> detach = true;
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
        return new ProjectionsOptions(List.copyOf(words), wish, undo, json, detach, address(api), user, stdin);
    }

    String command() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    List<String> rest() {
        return words.isEmpty() ? List.of() : words.subList(1, words.size());
    }

    /** The one thing that the command is about. */
    String only() {
        if (words.size() != 2) {
            throw new Failure(Failure.USAGE, command() + " what? One, please");
        }
        return words.get(1);
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
