package nighttalk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nighttalk.benchmarks.machine.Machine;
import nighttalk.benchmarks.process.MySql;
import nighttalk.benchmarks.process.Project;
import nighttalk.benchmarks.report.Figure;
import nighttalk.benchmarks.report.Report;
import nighttalk.benchmarks.work.Stage;
import nighttalk.benchmarks.work.WorkList;

/** Measures a real deployment. The launcher {@code ./nighttalk bench} starts it. */
public final class Benchmarks {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    private final Project project;
    private final Options options;
    private final PrintStream out;

    private Benchmarks(Project project, Options options, PrintStream out) {
        this.project = project;
        this.options = options;
        this.out = out;
    }

    /** Exit code 0 if all was measured, 1 if a work list failed, 2 if the arguments were not understood. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> known = WorkList.all().stream().map(WorkList::name).toList();
        try {
            Options options = Options.of(arguments, known);
            Project project = new Project(
                    Path.of(System.getProperty("nighttalk.root", ".")).toAbsolutePath());
            System.exit(new Benchmarks(project, options, out).run() ? 0 : 1);
        } catch (Options.NotUnderstood e) {
            out.println(e.getMessage());
            out.println(Options.USAGE);
            out.println("work lists: " + String.join(", ", known));
            System.exit(2);
        }
    }

    private boolean run() throws IOException {
        Path folder = Files.createTempDirectory("nighttalk-bench.");
        MySql mysql = MySql.start(project, folder.resolve("mysql"));
        // Ctrl-C: the server is in a session of its own and would stay.
        Thread stop = new Thread(() -> {
            mysql.close();
            deleteQuietly(folder);
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try (mysql;
                Stage stage = new Stage(project, options, folder, mysql)) {
            return measure(stage, mysql);
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
                delete(folder);
            } catch (IllegalStateException e) {
                // Ctrl-C: the hook is at work, and deletes the folder itself
            }
        }
    }

    private boolean measure(Stage stage, MySql mysql) {
        Instant began = Instant.now();
        Report report = new Report(about(began, mysql));
        String name = STAMP.format(began) + "-" + Machine.commit(project);
        Path results = options.out() == null ? project.root().resolve("benchmarks/results") : options.out();
        for (WorkList list : WorkList.all()) {
            if (!options.only().isEmpty() && !options.only().contains(list.name())) {
                continue;
            }
            out.println("== " + list.name());
            try {
                List<Figure> figures = list.measure(stage);
                report.add(figures);
                figures.forEach(figure -> out.printf(
                        "   %s: %.3f%s (%s), %s%n",
                        figure.name(),
                        figure.value(),
                        figure.aim().unit().isEmpty() ? "" : " " + figure.aim().unit(),
                        figure.met() ? "met" : "MISSED",
                        figure.measured()));
            } catch (RuntimeException e) {
                report.failed(list.name(), reason(e));
                out.println("   FAILED: " + reason(e));
            }
            // After each, so that a run that is broken off is not lost.
            report.write(results, name);
        }
        out.println();
        out.println(report.table());
        out.println(results.resolve(name + ".json"));
        out.println(results.resolve(name + ".svg"));
        return report.whole();
    }

    private static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            reason.append("\n   because of ").append(cause);
        }
        return reason.toString();
    }

    private Map<String, Object> about(Instant began, MySql mysql) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("began", began.toString());
        about.put("rounds", options.rounds());
        about.put("size", options.size().name());
        about.put("seconds_each", options.each().toSeconds());
        about.put("machine", Machine.describe(project));
        about.put("mysql", mysql.durability());
        return about;
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("bench: " + folder + " is left: " + e.getMessage());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
