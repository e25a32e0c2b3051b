package nighttalk.standalone.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Examines the service from where its visitors stand. */
final class DoorCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofDays(14);
    /** What nobody out here may reach. */
    private static final List<String> INNER =
            List.of("/actuator/health", "/actuator/prometheus", "/internal/x", "/api/internal/x");

    private final HttpClient http;
    private final URI url;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    DoorCheck(HttpClient http, URI url, Clock clock) {
        this.http = http;
        this.url = url;
        this.clock = clock;
    }

    List<Finding> examine() {
        try {
            HttpResponse<String> keys = get("/api/auth/keys");
            expect(keys, 200, "the command side answers", "Look at nginx's and the command side's log.");
            expect(get("/api/posts"), 401, "the query side answers", "Look at nginx's and the query side's log.");
            for (String path : INNER) {
                expect(get(path), 404, path + " is closed", "Nothing but /api may be let through: see nginx.conf.");
            }
            certificate(keys);
        } catch (IOException e) {
            findings.add(Finding.wrong(
                    url.getAuthority() + " answers",
                    "nothing answers (" + e.getClass().getSimpleName()
                            + "). Is nginx running, and is this its address?"));
        }
        return findings;
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void expect(HttpResponse<String> answer, int status, String what, String otherwise) {
        String at = url.getAuthority() + " " + what;
        findings.add(
                answer.statusCode() == status
                        ? Finding.well(at, "yes")
                        : Finding.wrong(at, "no: " + answer.statusCode() + " instead of " + status + ". " + otherwise));
    }

    private void certificate(HttpResponse<String> answer) throws SSLPeerUnverifiedException {
        if (answer.sslSession().isEmpty()) {
            return;
        }
        Certificate first = answer.sslSession().get().getPeerCertificates()[0];
        if (first instanceof X509Certificate certificate) {
            Instant end = certificate.getNotAfter().toInstant();
            String what = url.getAuthority() + " certificate";
            findings.add(
                    end.isBefore(clock.instant().plus(SOON))
                            ? Finding.warning(what, "ends " + end + ". Renew it; nginx reads it anew at a reload.")
                            : Finding.well(what, "good until " + end));
        }
    }
}
