package nighttalk.standalone.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a service printed, kept under {@code target/service-logs} after the test. */
record ServiceLog(Path path) {

    private static final int LINES_SHOWN = 120;

    static ServiceLog of(String service) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "service-logs"));
        return new ServiceLog(folder.resolve(service + ".log").toAbsolutePath());
    }

    /** The last lines, for whoever reads why a start failed. */
    String end() {
        try {
            List<String> lines = Files.readAllLines(path);
            List<String> end = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
            return path + " ends with:\n" + String.join("\n", end);
        } catch (IOException e) {
            return path + " cannot be read: " + e;
        }
    }
}
