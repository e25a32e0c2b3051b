package nighttalk.standalone.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static nighttalk.standalone.harness.HouseRules.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nighttalk.standalone.harness.Aftermath;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A thousand clients that begin something and then neither send nor take anything. */
@Tag("faults")
class SilentClientsIT {

    private static final int EACH = 500;
    /** Who takes nothing is let go after 15 s, and whose answers have all gone out after 60 s without a new question. */
    private static final Duration LET_GO = Duration.ofMinutes(2);

    @Test
    void whoever_says_nothing_more_keeps_nobody_else_waiting_and_is_let_go() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start()) {
            Api api = new Api(service.api());
            Person person = Person.signsUp(api);
            for (int i = 0; i < 20; i++) {
                person.posts("길고 긴 밤 " + i, "잠이 안 와서 길게 적어 본다. ".repeat(200));
            }
            Aftermath aftermath = Aftermath.of(service, data);
            long before = files(service);
            long most = before;
            List<Socket> silent = new ArrayList<>();
            try {
                String rest = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + person.token() + "\r\n";
                for (int i = 0; i < EACH; i++) {
                    // Many answers asked for, none taken: the connection's buffers fill up.
                    silent.add(says(service, ("GET /api/posts?size=20" + rest + "\r\n").repeat(20)));
                    // A request that never ends.
                    silent.add(says(service, "POST /api/posts" + rest + "Content-Length: 100000\r\n"));
                    // The first are let go while the last come, if that takes long.
                    most = Math.max(most, files(service));
                }

                assertThat(most).as("connections held").isGreaterThan(before + EACH);
                // What they asked for is answered first, as far as it goes out.
                Soon.soon(() -> ok(person.get("/posts").send()));
                Soon.soon(() -> person.postsSomething());
                // They are let go by and by, those who take nothing too, though all of them hold on.
                long began = System.nanoTime();
                await().atMost(LET_GO)
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> assertThat(files(service)).isLessThan(before + 100));
                System.out.printf(
                        "%d silent clients were let go after %d s%n",
                        silent.size(), (System.nanoTime() - began) / 1_000_000_000);
                ok(person.get("/posts").send());
            } finally {
                for (Socket socket : silent) {
                    socket.close();
                }
            }
            Soon.soon(() -> assertThat(new Api(service.management())
                            .get("/actuator/prometheus")
                            .send()
                            .text())
                    .contains("nighttalk_load{of=\"requests\"} 0.0"));
            aftermath.holds();
        }
    }

    private static Socket says(RunningService service, String words) throws IOException {
        Socket socket = new Socket(service.api().getHost(), service.api().getPort());
        socket.setReceiveBufferSize(1024);
        socket.getOutputStream().write(words.getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static long files(RunningService service) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + service.pid() + "/fd"))) {
            return files.count();
        }
    }
}
