package nighttalk.command.console.tool;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import nighttalk.platform.security.HttpSecurityRules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint {@code consoleusers} of a running service. */
final class ManagementPort implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENDPOINT = "/actuator/consoleusers";
    /** Longer than a password may wait to be hashed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What is said for the problems that the service names; it tells people of them in Korean. */
    private static final Map<String, String> PROBLEMS = Map.of(
            "console-user-unknown", "There is no such console user.",
            "console-name-taken", "There is a console user of that name already.",
            "console-password", "A password has 12 to 200 characters.",
            "too-busy", "The service is busy; try again in a moment.",
            "internal-secret",
                    "The service does not know the secret that this call came with: give the --data of"
                            + " ./nighttalk up, or " + InternalSecret.SETTING + " as the service has it.");

    private final String address;
    private final String secret;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Opens nothing yet. */
    ManagementPort(String address, String secret) {
        this.address = address;
        this.secret = secret;
    }

    JsonNode get() {
        return send("GET", "", BodyPublishers.noBody());
    }

    JsonNode post(String path, Map<String, String> body) {
        return send("POST", path, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    JsonNode delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    private JsonNode send(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + ENDPOINT + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header(HttpSecurityRules.INTERNAL_SECRET, secret)
                .method(method, body)
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return JSON.readTree(response.body());
            }
            throw new ToolFailed(problem(response));
        } catch (ConnectException e) {
            throw new ToolFailed("Nothing answers at " + address + ". Is the service running (./nighttalk up)?"
                    + " --management-url names another place.");
        } catch (IOException e) {
            throw new ToolFailed("No answer from " + address + ": " + e.getMessage());
        } catch (JacksonException e) {
            throw new ToolFailed("What answers at " + address + " is no management port of NightTalk.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolFailed("broken off");
        }
    }

    private String problem(HttpResponse<byte[]> response) {
        String type = "";
        try {
            type = JSON.readTree(response.body()).path("type").asString("");
        } catch (JacksonException e) {
            // no problem of ours
        }
        String name = type.substring(type.lastIndexOf(':') + 1);
        if (response.statusCode() == 404 && !PROBLEMS.containsKey(name)) {
            return "What answers at " + address + " has no console users: it must be the management port of the command"
                    + " side, or of ./nighttalk up.";
        }
        return PROBLEMS.getOrDefault(name, "The service failed (" + response.statusCode() + "); its log says why.");
    }

    @Override
    public void close() {
        client.close();
    }
}
