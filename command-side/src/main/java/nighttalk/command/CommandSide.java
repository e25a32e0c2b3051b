package nighttalk.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nighttalk.command.account.takeover.UserTakeOver;
import nighttalk.command.console.tool.UsersTool;
import nighttalk.platform.NightTalkProcess;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The command side as a process of its own; {@code import-users FILE.csv} takes the first backend's users over, and
 * {@code users} administers the console users of the command side that is running.
 */
@NightTalkProcess
@Import(OwnProcess.class)
public class CommandSide {

    /** Where the settings are: every one of them with its meaning. */
    public static final String SETTINGS = "classpath:/command-side/";

    /** Starts. */
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("users")) {
            String[] rest = Arrays.copyOfRange(args, 1, args.length);
            System.exit(UsersTool.run(rest, System.in, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
        }
        SpringApplicationBuilder application = new SpringApplicationBuilder(CommandSide.class)
                .properties("spring.config.location=" + SETTINGS + ",optional:file:./,optional:file:./config/");
        if (args.length == 2 && args[0].equals("import-users")) {
            // On ports of its own, beside a command side that is running.
            boolean all;
            try (ConfigurableApplicationContext context =
                    application.run("--server.port=0", "--management.server.port=0")) {
                all = takeOver(context, Path.of(args[1]));
            }
            System.exit(all ? 0 : 1);
        } else {
            application.run(args);
        }
    }

    /**
     * Takes users over and says what came of it.
     *
     * @return whether everybody is here now
     */
    public static boolean takeOver(ConfigurableApplicationContext context, Path file) throws IOException {
        UserTakeOver.Outcome outcome = context.getBean(UserTakeOver.class).takeOver(file);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> problems = outcome.problems();
        problems.forEach(out::println);
        out.printf(
                "%d people taken over, %d were here already, %d problems%n",
                outcome.taken(), outcome.known(), problems.size());
        return problems.isEmpty();
    }
}
