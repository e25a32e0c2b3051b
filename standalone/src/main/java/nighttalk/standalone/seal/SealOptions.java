package nighttalk.standalone.seal;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nighttalk.standalone.login.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param words the sub-command and what it is about
 * @param values options with their values, each possibly several times
 * @param flags options without
 */
record SealOptions(List<String> words, Map<String, List<String>> values, Set<String> flags) {

    static final String USAGE = """
            nighttalk audit seal
            nighttalk audit prove EVENT|POSITION [--out FILE]
            nighttalk audit prove --consistency SIZE [SIZE] [--out FILE]
                [--user NAME] [--password-stdin] [--port N | --url http://HOST/api]
            nighttalk audit verify [--from CHECKPOINT_FILE|POSITION] [--state FILE] [--threads N]
                [--key VKEY]... [--place FOLDER|https://...|s3://BUCKET/FOLDER] [--data DIR]
                [--log-url JDBC_URL --log-user NAME]
            nighttalk audit check FILE [--key VKEY]... [--data DIR]
                --data is where a service on this machine keeps its things: place, key and the way into the log are
                found there unless they are given. A public key for --key should come from somewhere else.
                In the environment: NIGHTTALK_USER, NIGHTTALK_PASSWORD, NIGHTTALK_LOG_PASSWORD, NIGHTTALK_SEAL_PLACETOKEN.
                exit code: 0 all is well, 1 it is not, 2 not understood, 3 refused, 5 it could not be looked at""";

    private static final Set<String> WITH_VALUE = Set.of(
            "--out",
            "--user",
            "--port",
            "--url",
            "--from",
            "--state",
            "--threads",
            "--key",
            "--place",
            "--data",
            "--log-url",
            "--log-user");
    private static final Set<String> WITHOUT_VALUE = Set.of("--consistency", "--password-stdin");

    static SealOptions of(String[] args) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < args.length; i++) {
            if (WITH_VALUE.contains(args[i])) {
                if (i + 1 == args.length) {
                    throw new Failure(Failure.USAGE, args[i] + " needs a value");
                }
                values.computeIfAbsent(args[i], option -> new ArrayList<>()).add(args[++i]);
            } else if (WITHOUT_VALUE.contains(args[i])) {
                flags.add(args[i]);
            } else if (args[i].startsWith("--")) {
                throw new Failure(Failure.USAGE, "not understood: " + args[i]);
            } else {
                words.add(args[i]);
            }
        }
        return new SealOptions(words, values, flags);
    }

    String command() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    /** What the command is about: so many words. */
    List<String> about(int least, int most) {
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        if (rest.size() < least || rest.size() > most) {
            throw new Failure(Failure.USAGE, "audit " + command() + " what?");
        }
        return rest;
    }

    Optional<String> value(String option) {
        return all(option).stream().reduce((first, second) -> second);
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** A file of the data folder. */
    Path inData(String path) {
        return Path.of(value("--data").orElse("data")).resolve(path);
    }

    int number(String option, int otherwise) {
        String text = value(option).orElse(Integer.toString(otherwise));
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new Failure(Failure.USAGE, option + " is a number");
        }
        return Integer.parseInt(text);
    }

    URI api() {
        String api = value("--url").orElse("http://127.0.0.1:" + number("--port", 8080) + "/api");
        try {
            return URI.create(api.endsWith("/") ? api : api + "/");
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.USAGE, "no address: " + api);
        }
    }

    String user() {
        @Nullable String user = value("--user").orElse(System.getenv("NIGHTTALK_USER"));
        if (user == null) {
            throw new Failure(Failure.USAGE, "--user is missing: who asks? (or set NIGHTTALK_USER)");
        }
        return user;
    }
}
