package nighttalk.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The project's folder, with what was built there and the tools of {@code .ci}.
 *
 * @param root the folder
 */
public record Project(Path root) {

    /** The command side as it is deployed. */
    public Path commandSide() {
        return root.resolve("command-side/target/command-side-exec.jar");
    }

    /** The query side as it is deployed. */
    public Path querySide() {
        return root.resolve("query-side/target/query-side-exec.jar");
    }

    /** What starts the whole service in one process. */
    public Path launcher() {
        return root.resolve("nighttalk");
    }

    /** This module. */
    public Path benchmarks() {
        return root.resolve("benchmarks/target/benchmarks.jar");
    }

    /** The command line of one of the tools. */
    public Path tool(String name) {
        return root.resolve(".ci").resolve(name);
    }

    /**
     * What a command printed, without white space around it.
     *
     * @throws IllegalStateException if it failed; what it said is on the standard error already
     */
    public String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed with " + code);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
