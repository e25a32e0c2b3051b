package nighttalk.standalone.harness;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines that run the service and its tools on the classes of this test's own class path. */
final class ServiceCommand {

    private ServiceCommand() {}

    static List<String> users(URI management, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx100m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "nighttalk.standalone.NightTalk",
                "users"));
        command.addAll(arguments);
        command.addAll(List.of("--management-url", management.toString()));
        return List.copyOf(command);
    }

    static List<String> up(int port, int managementPort, Path data, TestDatabase database, List<String> moreArguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                // The service as a test uses it is over before the second compiler earns its work back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                // Korean times must not come from the machine's own zone.
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                "nighttalk.standalone.NightTalk",
                "up",
                "--port",
                String.valueOf(port),
                "--management-port",
                String.valueOf(managementPort),
                "--data",
                data.toString()));
        command.addAll(database.arguments());
        command.addAll(moreArguments);
        return List.copyOf(command);
    }
}
