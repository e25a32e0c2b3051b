package nighttalk.standalone;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nighttalk.command.console.tool.UsersTool;
import nighttalk.platform.database.MissingSetting;
import nighttalk.standalone.audit.AuditTool;
import nighttalk.standalone.demo.Demo;
import nighttalk.standalone.doctor.Doctor;
import nighttalk.standalone.export.ExportTool;
import nighttalk.standalone.projections.ProjectionsTool;
import nighttalk.standalone.seal.SealTool;
import org.jspecify.annotations.Nullable;

/** The whole service in one process, and the tools around it. The launcher {@code ./nighttalk} starts it. */
public final class NightTalk {

    private static final String USAGE = """
            nighttalk up [--port N] [--management-port N] [--data DIR] [--mysql JDBC_URL] [--schema-prefix NAME]
            nighttalk demo [--port N] [--seed N]
            nighttalk import-users FILE.csv [--data DIR] [--mysql JDBC_URL] [--schema-prefix NAME]
            """ + UsersTool.USAGE + "\n" + ProjectionsTool.USAGE + "\n" + ExportTool.USAGE
            + "\n" + AuditTool.USAGE + "\n"
            + SealTool.USAGE + "\n" + Doctor.USAGE;

    private NightTalk() {}

    /** Does what the first argument says. Exit code 0 if all is well, 1 if it failed, 2 if it was not understood. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = run(args, out);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String[] args, PrintStream out) {
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        try {
            return switch (args.length == 0 ? "help" : args[0]) {
                case "up" -> {
                    RunningNode.start(Options.of(rest), out);
                    yield 0;
                }
                case "audit" ->
                    rest.length > 0 && SealTool.knows(rest[0])
                            ? SealTool.run(rest, System.in, out)
                            : AuditTool.run(rest, System.in, out);
                case "demo" -> Demo.run(rest, out);
                case "doctor" -> Doctor.run(rest, out);
                case "import-users" -> TakeOver.run(rest, out);
                case "export" -> ExportTool.run(rest, System.in, out);
                case "projections" -> ProjectionsTool.run(rest, System.in, out);
                case "users" -> UsersTool.run(rest, System.in, out);
                default -> {
                    out.println(USAGE);
                    yield 2;
                }
            };
        } catch (Options.NotUnderstood e) {
            out.println(e.getMessage());
            out.println(USAGE);
            return 2;
        } catch (RuntimeException e) {
            out.println("NightTalk did not start: " + reason(e));
            return 1;
        }
    }

    /** The one line that helps: a wrong setting hides under the framework's exceptions. */
    private static String reason(Throwable error) {
        @Nullable Throwable cause = error;
        while (cause != null) {
            if (cause instanceof MissingSetting) {
                return String.valueOf(cause.getMessage());
            }
            cause = cause.getCause();
        }
        return String.valueOf(error.getMessage());
    }
}
