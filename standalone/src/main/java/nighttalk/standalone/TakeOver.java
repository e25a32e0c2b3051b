package nighttalk.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import nighttalk.command.CommandSide;

/** {@code import-users}: takes the first backend's users over while the service is down. */
final class TakeOver {

    private TakeOver() {}

    static int run(String[] args, PrintStream out) {
        Options options = Options.of(args);
        if (options.file() == null) {
            throw new Options.NotUnderstood("import-users needs a file");
        }
        try (RunningNode node = RunningNode.open(options.onFreePorts(), out)) {
            return CommandSide.takeOver(node.context(), Path.of(options.file())) ? 0 : 1;
        } catch (IOException e) {
            out.println("The file can't be read: " + e.getMessage());
            return 1;
        }
    }
}
