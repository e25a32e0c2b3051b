package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.machine.GcLog;
import nighttalk.benchmarks.process.Deployment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An analyst who rebuilds projections over HTTP, and watches. */
final class RebuildJobs {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final JsonMapper JSON = new JsonMapper();

    private final Deployment deployment;
    private final GcLog gc;
    private final ConsoleUser analyst;

    RebuildJobs(Deployment deployment, GcLog gc) {
        this.deployment = deployment;
        this.gc = gc;
        this.analyst = new ConsoleUser(deployment, "bench", "analyst");
    }

    /**
     * What came of a rebuild.
     *
     * @param events in the log when it was done
     * @param seconds from the request to the rows being the live ones, all in all
     * @param phases how long each took
     * @param heapMib the most that was left in the query side's heap after a collection
     * @param waitingMib the most that row changes took that waited to be written
     */
    record Outcome(long events, double seconds, Map<String, Double> phases, double heapMib, double waitingMib) {

        double rate() {
            return events / seconds;
        }

        Map<String, Object> details() {
            return Map.of(
                    "events", events,
                    "seconds", seconds,
                    "rate", rate(),
                    "seconds_of_phases", phases,
                    "heap_after_collection_mib", heapMib,
                    "waiting_rows_mib", waitingMib);
        }
    }

    /** Rebuilds them in one job. */
    Outcome run(List<String> projections) {
        String token = analyst.logIn();
        int lines = gc.lines();
        long began = System.nanoTime();
        String id = deployment
                .query()
                .send(RawRequest.json(
                        "/api/analysis/rebuilds",
                        token,
                        JSON.writeValueAsString(Map.of(
                                "kind", "rebuild", "projections", projections, "skipBad", false, "repair", false))))
                .json()
                .path("id")
                .asString();
        Map<String, Double> phases = new LinkedHashMap<>();
        double waiting = 0;
        long seen = began;
        while (true) {
            Stage.pause(BETWEEN_LOOKS);
            JsonNode status = deployment
                    .query()
                    .send(RawRequest.get("/api/analysis/rebuilds/" + id, token))
                    .json();
            long now = System.nanoTime();
            phases.merge(status.path("phase").asString(), (now - seen) / 1e9, Double::sum);
            seen = now;
            waiting = Math.max(waiting, status.path("memoryBytes").asDouble() / (1 << 20));
            if (!status.path("endedAt").isNull()) {
                assertSwitched(status);
                return new Outcome(
                        status.path("target").asLong(), (now - began) / 1e9, phases, gc.mostMibSince(lines), waiting);
            }
        }
    }

    private static void assertSwitched(JsonNode status) {
        if (!status.path("result").asString("").equals("switched")
                || status.path("errors").asLong() > 0) {
            throw new IllegalStateException("the rebuild did not come to its end: " + status);
        }
    }
}
