package nighttalk.standalone.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import nighttalk.standalone.doctor.Metrics.Sample;

/** Examines one process through its management port. */
final class ProcessCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final double FAR_BEHIND = 1_000;
    private static final double LONG_UNSEALED = 10_000;
    private static final double LITTLE_ROOM = 0.1;
    private static final double MANY_WAITING = 5;

    private final HttpClient http;
    private final URI management;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    ProcessCheck(HttpClient http, URI management, Clock clock) {
        this.http = http;
        this.management = management;
        this.clock = clock;
    }

    List<Finding> examine() {
        try {
            HttpResponse<String> ready = get("/actuator/health/readiness");
            if (ready.statusCode() == OK) {
                well("ready", "takes requests");
            } else {
                wrong(
                        "ready",
                        "is not ready (" + ready.statusCode() + "): " + ready.body()
                                + " Look at its log, and whether its databases answer.");
            }
            clockOf(ready);
            HttpResponse<String> metrics = get("/actuator/prometheus");
            if (metrics.statusCode() == OK) {
                examine(new Metrics(metrics.body()));
            } else {
                wrong(
                        "metrics",
                        "are not shown (" + metrics.statusCode() + "). Is this a management port of NightTalk?");
            }
        } catch (IOException e) {
            wrong(
                    "answers",
                    "nothing answers (" + e.getClass().getSimpleName()
                            + "). Is the process running, and is this its management port (--management-url)?");
        }
        return findings;
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(management + path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void clockOf(HttpResponse<String> answer) {
        answer.headers().firstValue("Date").ifPresent(date -> {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration apart = Duration.between(there, clock.instant()).abs();
            if (apart.compareTo(CLOCKS_APART) > 0) {
                warning(
                        "clock",
                        "differs from here by " + apart.toSeconds()
                                + " s; tokens are refused beyond 5 s. Have both machines' clocks set by NTP.");
            } else {
                well("clock", "agrees with here");
            }
        });
    }

    private void examine(Metrics metrics) {
        each(metrics, "nighttalk_projection_lag", FAR_BEHIND, "is %.0f events behind the log", Doctor.Anchor.BEHIND);
        each(metrics, "nighttalk_deadletters", 0, "has parked %.0f events", Doctor.Anchor.LETTERS);
        each(metrics, "nighttalk_projection_differences", 0, "differs from the log in %.0f rows", Doctor.Anchor.DIFFER);
        metrics.largest("nighttalk_seal_refused").ifPresent(refused -> {
            if (refused > 0) {
                wrong("seal", "refuses to go on: the log is not what was sealed. " + Doctor.Anchor.SEAL);
            }
        });
        metrics.largest("nighttalk_seal_size").ifPresent(size -> {
            double open = metrics.largest("nighttalk_log_head").orElse(size) - size;
            if (open > LONG_UNSEALED) {
                warning("seal", "%.0f events are not sealed. ".formatted(open) + Doctor.Anchor.STANDS);
            } else {
                well("seal", "%.0f events".formatted(size));
            }
        });
        room(metrics);
        metrics.largest("hikaricp_connections_pending").ifPresent(waiting -> {
            if (waiting > MANY_WAITING) {
                warning("connections", "%.0f requests wait for one. ".formatted(waiting) + Doctor.Anchor.CONNECTIONS);
            } else {
                well("connections", "nobody waits");
            }
        });
    }

    private void each(Metrics metrics, String name, double most, String text, Doctor.Anchor anchor) {
        List<Sample> samples = metrics.of(name);
        for (Sample sample : samples) {
            if (sample.value() > most) {
                String found = text.formatted(sample.value()) + ". " + anchor;
                String what = "projection " + sample.tag("projection");
                findings.add(
                        anchor == Doctor.Anchor.DIFFER
                                ? Finding.wrong(at(what), found)
                                : Finding.warning(at(what), found));
            }
        }
        if (!samples.isEmpty() && samples.stream().allMatch(sample -> sample.value() <= most)) {
            well(
                    name.replace("nighttalk_", "").replace('_', ' '),
                    samples.size() + " projections, none above " + "%.0f".formatted(most));
        }
    }

    private void room(Metrics metrics) {
        for (Sample free : metrics.of("disk_free_bytes")) {
            double total = metrics.of("disk_total_bytes").stream()
                    .filter(sample -> sample.tag("path").equals(free.tag("path")))
                    .mapToDouble(Sample::value)
                    .findFirst()
                    .orElse(Double.NaN);
            if (free.value() / total < LITTLE_ROOM) {
                warning(
                        "disk",
                        "%.1f GB left at %s. Make room before the database stops writing."
                                .formatted(free.value() / 1e9, free.tag("path")));
            } else {
                well("disk", "%.1f GB left".formatted(free.value() / 1e9));
            }
        }
    }

    private String at(String what) {
        return management.getAuthority() + " " + what;
    }

    private void well(String what, String found) {
        findings.add(Finding.well(at(what), found));
    }

    private void warning(String what, String found) {
        findings.add(Finding.warning(at(what), found));
    }

    private void wrong(String what, String found) {
        findings.add(Finding.wrong(at(what), found));
    }
}
