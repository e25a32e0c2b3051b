package nighttalk.benchmarks.work;

import java.nio.file.Path;
import java.time.Duration;
import nighttalk.benchmarks.Options;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.measure.Alternation;
import nighttalk.benchmarks.measure.WarmUp;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.benchmarks.process.MySql;
import nighttalk.benchmarks.process.Project;
import org.jspecify.annotations.Nullable;

/** What the work lists measure on: the database, and a filled deployment that is started when first asked for. */
public final class Stage implements AutoCloseable {

    private static final WarmUp WARM_UP = new WarmUp(Duration.ofSeconds(10), 18);

    private final Project project;
    private final Options options;
    private final Path folder;
    private final MySql mysql;
    private final Wrk wrk;
    private @Nullable Scene scene;

    /** @param folder for the files of this run */
    public Stage(Project project, Options options, Path folder, MySql mysql) {
        this.project = project;
        this.options = options;
        this.folder = folder;
        this.mysql = mysql;
        this.wrk = new Wrk(project, folder);
    }

    /** The deployment with people and posts in it. */
    Scene scene() {
        if (scene == null) {
            say("starting and filling a deployment ...");
            scene = Scene.fill(Deployment.start(project, mysql, folder, "nt"));
        }
        return scene;
    }

    Project project() {
        return project;
    }

    Options options() {
        return options;
    }

    Path folder() {
        return folder;
    }

    MySql mysql() {
        return mysql;
    }

    Wrk wrk() {
        return wrk;
    }

    Alternation alternation() {
        WarmUp warmUp = options.size() == Options.Size.TRIAL ? new WarmUp(options.each(), 1) : WARM_UP;
        return new Alternation(options.rounds(), options.each(), warmUp);
    }

    @SuppressWarnings("SystemOut") // the command line's own words
    void say(String text) {
        System.err.println("bench: " + text);
    }

    static void pause(Duration howLong) {
        try {
            Thread.sleep(howLong);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (scene != null) {
            scene.deployment().close();
        }
    }
}
