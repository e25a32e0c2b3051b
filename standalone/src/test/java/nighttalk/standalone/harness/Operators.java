package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those who reach the management port of a service: what they do there about console users. */
public final class Operators {

    /** A password that is long enough. */
    public static final String PASSWORD = "moonlight over han river";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI management;
    private final Api users;

    /** At this address, without a slash at the end. */
    public Operators(URI management) {
        this.management = management;
        this.users = new Api(URI.create(management + "/actuator/consoleusers"));
    }

    /** What a command printed, and how it ended. */
    public record Outcome(int code, String text) {}

    /** Where the management port is. */
    public URI management() {
        return management;
    }

    /** The management port's HTTP below the console users. */
    public Api users() {
        return users;
    }

    /** A name that nobody has. */
    public static String newName() {
        return "u" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
    }

    /** Adds somebody with {@link #PASSWORD}, and gives the name. */
    public String adds(String roles) {
        String name = newName();
        adds(name, roles);
        return name;
    }

    /** Adds somebody of this name with {@link #PASSWORD}. */
    public void adds(String name, String roles) {
        done(name, Map.of("roles", roles, "password", PASSWORD));
    }

    /** Changes one thing, such as {@code /mina/roles}, and gives the answer. */
    public JsonNode done(String path, Map<String, String> body) {
        Answer answer = posts(path, body);
        assertThat(answer.status()).as("status of %s", answer).isEqualTo(200);
        return answer.json();
    }

    /** Tries to change something. */
    public Answer posts(String path, Map<String, String> body) {
        return ours(users.post("/" + path)).json(JSON.writeValueAsString(body)).send();
    }

    /** With what shows that it comes from those who run the service. */
    public Call ours(Call call) {
        return call.header("NightTalk-Internal", InternalSecrets.of(management));
    }

    /** Forgets somebody. */
    public void removes(String name) {
        assertThat(ours(users.delete("/" + name)).send().status()).isEqualTo(200);
    }

    /** Runs {@code users} as a process of its own, as the launcher does, at this port, with a standard input. */
    public Outcome run(String input, String... arguments) {
        List<String> more = new ArrayList<>(List.of(arguments));
        InternalSecrets.folder(management).ifPresent(data -> more.addAll(List.of("--data", data.toString())));
        return run(Map.of(), input, more);
    }

    /** Runs it as in a container of the service, whose environment has the secret. */
    public Outcome runWith(String secret, String... arguments) {
        return run(Map.of("NIGHTTALK_INTERNAL_SECRET", secret), "", List.of(arguments));
    }

    /** What {@link #ours} shows. */
    public String secret() {
        return InternalSecrets.of(management);
    }

    private Outcome run(Map<String, String> environment, String input, List<String> arguments) {
        try {
            ProcessBuilder users =
                    new ProcessBuilder(ServiceCommand.users(management, arguments)).redirectErrorStream(true);
            users.environment().putAll(environment);
            Process process = users.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            }
            String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
