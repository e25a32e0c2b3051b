package nighttalk.benchmarks.work;

import java.util.List;
import nighttalk.benchmarks.report.Figure;

/** Figures that are measured together. */
public interface WorkList {

    /** What {@code --only} calls it. */
    String name();

    /** Measures; throws if anything fails, since then the numbers mean nothing. */
    List<Figure> measure(Stage stage);

    /** All of them, in the order in which they are best run. */
    static List<WorkList> all() {
        return List.of(
                new Append(),
                new ReadHttp(),
                new WriteHttp(),
                new Lag(),
                new PeerCrud(),
                new Hot(),
                new Idle(),
                new Start(),
                new Scale(),
                new Rebuild(),
                new Audit(),
                new Relaying(),
                new Traced());
    }
}
