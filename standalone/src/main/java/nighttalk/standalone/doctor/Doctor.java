package nighttalk.standalone.doctor;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import nighttalk.standalone.doctor.Finding.Severity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Examines a deployment, and says of each thing whether it is well and what to do if not. Changes nothing. */
public final class Doctor {

    /** How it is called. */
    public static final String USAGE = """
            nighttalk doctor [--management-url URL]... [--url URL] [--json]
            """;

    private static final URI HERE = URI.create("http://127.0.0.1:9090");
    private static final int NOT_UNDERSTOOD = 2;

    /** Where the runbook says more. */
    enum Anchor {
        BEHIND("projection-behind"),
        LETTERS("dead-letters"),
        DIFFER("rows-differ"),
        SEAL("seal-refused"),
        STANDS("seal-stands"),
        CONNECTIONS("connections-short");

        private final String name;

        Anchor(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return "See docs/operations.md#" + name;
        }
    }

    private Doctor() {}

    /**
     * Examines and prints.
     *
     * @return 0 if all is well, 1 if something is worth a look, 3 if something is wrong, 2 if it was not understood
     */
    public static int run(String[] arguments, PrintStream out) {
        List<URI> managements = new ArrayList<>();
        @Nullable URI url = null;
        boolean json = false;
        for (int i = 0; i < arguments.length; i++) {
            boolean more = i + 1 < arguments.length;
            if (arguments[i].equals("--json")) {
                json = true;
            } else if (arguments[i].equals("--management-url") && more) {
                managements.add(URI.create(arguments[++i]));
            } else if (arguments[i].equals("--url") && more) {
                url = URI.create(arguments[++i]);
            } else {
                out.println(USAGE);
                return NOT_UNDERSTOOD;
            }
        }
        List<Finding> findings = examine(managements.isEmpty() ? List.of(HERE) : managements, url);
        if (json) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(findings.stream()
                            .map(finding -> Map.of(
                                    "severity", finding.severity().text(),
                                    "what", finding.what(),
                                    "found", finding.found()))
                            .toList()));
        } else {
            findings.forEach(
                    finding -> out.printf("%-8s %s: %s%n", finding.severity().text(), finding.what(), finding.found()));
        }
        Severity worst = findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.WRONG);
        return switch (worst) {
            case WELL -> 0;
            case WARNING -> 1;
            case WRONG -> 3;
        };
    }

    private static List<Finding> examine(List<URI> managements, @Nullable URI url) {
        List<Finding> findings = new ArrayList<>();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            managements.forEach(
                    management -> findings.addAll(new ProcessCheck(http, management, Clock.systemUTC()).examine()));
            if (url != null) {
                findings.addAll(new DoorCheck(http, url, Clock.systemUTC()).examine());
            }
        }
        return findings;
    }
}
