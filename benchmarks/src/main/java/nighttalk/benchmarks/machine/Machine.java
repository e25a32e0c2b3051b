package nighttalk.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nighttalk.benchmarks.process.Project;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.boot.SpringBootVersion;

/** What a run was made on: without it, numbers say little. */
public final class Machine {

    private Machine() {}

    /** Hardware, versions, commit and present load. */
    public static Map<String, Object> describe(Project project) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cpu", first("/proc/cpuinfo", "model name"));
        machine.put("cpus", Runtime.getRuntime().availableProcessors());
        machine.put("memory", first("/proc/meminfo", "MemTotal"));
        machine.put("kernel", System.getProperty("os.version"));
        machine.put("jvm", System.getProperty("java.vm.name") + " " + Runtime.version());
        machine.put("spring_boot", SpringBootVersion.getVersion());
        machine.put("axon", axon());
        machine.put("commit", commit(project));
        machine.put(
                "changed_since_commit",
                !project.output(List.of("git", "status", "--porcelain", "--untracked-files=no"))
                        .isEmpty());
        machine.put("load_average", read("/proc/loadavg").strip());
        return machine;
    }

    /** The commit that is checked out, in its short form. */
    public static String commit(Project project) {
        return project.output(List.of("git", "rev-parse", "--short=12", "HEAD"));
    }

    private static String axon() {
        String jar = EventMessage.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return jar.replaceAll(".*axon-messaging-(.*)\\.jar.*", "$1");
    }

    private static String first(String file, String key) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
