package nighttalk.benchmarks.work;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.machine.ProcessUse;
import nighttalk.benchmarks.process.JavaChild;
import nighttalk.benchmarks.process.Ports;

/** The whole service in one process, started as the launcher starts it. */
final class Standalone implements AutoCloseable {

    private static final String EMAIL = "bench@example.com";
    private static final String PASSWORD = "Night-talk1";
    private static final int SERVED = 200;
    private static final int NO_TOKEN = 401;
    private static final int FACE_PIXELS = 32;

    private final Stage stage;
    private final JavaChild child;
    private final Path data;
    private final int port;
    private final double seconds;

    private Standalone(Stage stage, JavaChild child, Path data, int port, double seconds) {
        this.stage = stage;
        this.child = child;
        this.data = data;
        this.port = port;
        this.seconds = seconds;
    }

    /** Returns when it has answered with a feed page; without a token, when it has refused one. */
    static Standalone start(Stage stage, Path data, String token) {
        int port = Ports.free();
        long began = System.nanoTime();
        JavaChild child = JavaChild.launch(
                "standalone",
                List.of(
                        stage.project().launcher().toString(),
                        "up",
                        "--port",
                        Integer.toString(port),
                        "--management-port",
                        Integer.toString(Ports.free()),
                        "--data",
                        data.toString()),
                Map.of(),
                stage.folder());
        HttpRequest.Builder page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/posts"));
        if (token.isEmpty()) {
            child.awaitStatus(page.build(), NO_TOKEN);
        } else {
            child.awaitStatus(page.header("Authorization", "Bearer " + token).build(), SERVED);
        }
        return new Standalone(stage, child, data, port, (System.nanoTime() - began) / 1e9);
    }

    double secondsToFirstPage() {
        return seconds;
    }

    Api api() {
        return new Api(port);
    }

    Member member(String token) {
        return new Member("", token);
    }

    /** An evening's posts, comments and likes. */
    void demo() {
        stage.project()
                .output(List.of(stage.project().launcher().toString(), "demo", "--port", Integer.toString(port)));
    }

    /** Somebody signs up and logs in; their token. */
    String signUp() {
        api().send(RawRequest.formWithFile(
                "/api/auth/signup",
                Map.of("email", EMAIL, "password", PASSWORD, "password_confirm", PASSWORD, "nickname", "측정하는올빼미"),
                "profile_image",
                face()));
        return api().send(RawRequest.json(
                        "/api/auth/login", "", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}"))
                .json()
                .path("access_token")
                .asString();
    }

    private static byte[] face() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(FACE_PIXELS, FACE_PIXELS, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Start.Memory memory() {
        try {
            long database = Long.parseLong(
                    Files.readString(data.resolve("database/mariadb.pid")).strip());
            return new Start.Memory(ProcessUse.residentMib(child.pid()), ProcessUse.residentMib(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
