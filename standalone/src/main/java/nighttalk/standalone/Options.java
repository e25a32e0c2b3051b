package nighttalk.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param port where the service listens, on this machine alone
 * @param managementPort where health and metrics are
 * @param data folder of everything that is kept
 * @param mysql JDBC URL of a server to use instead of the embedded one, with an account that may create schemas
 * @param schemaPrefix what the schemas' names begin with
 * @param file the argument that belongs to no option
 */
record Options(
        int port,
        int managementPort,
        Path data,
        @Nullable String mysql,
        String schemaPrefix,
        @Nullable String file) {

    /** The command line makes no sense; the message says where. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String message) {
            super(message);
        }
    }

    static Options of(String[] args) {
        int port = 8080;
        int managementPort = 9090;
        Path data = Path.of("data");
        @Nullable String mysql = null;
        String prefix = "nighttalk";
        @Nullable String file = null;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--port" -> port = port(value(args, ++i));
                case "--management-port" -> managementPort = port(value(args, ++i));
                case "--data" -> data = Path.of(value(args, ++i));
                case "--mysql" -> mysql = value(args, ++i);
                case "--schema-prefix" -> prefix = value(args, ++i);
                default -> {
                    if (args[i].startsWith("--") || file != null) {
                        throw new NotUnderstood("not understood: " + args[i]);
                    }
                    file = args[i];
                }
            }
        }
        return new Options(port, managementPort, data.toAbsolutePath().normalize(), mysql, prefix, file);
    }

    /** The same, for a tool that needs the service but nobody to talk to it. */
    Options onFreePorts() {
        return new Options(0, 0, data, mysql, schemaPrefix, file);
    }

    private static String value(String[] args, int at) {
        if (at >= args.length) {
            throw new NotUnderstood(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new NotUnderstood("not a port: " + text);
        }
        return Integer.parseInt(text);
    }
}
