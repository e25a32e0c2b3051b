package nighttalk.benchmarks.server;

import nighttalk.command.CommandSide;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The command side as it is deployed, and in the same process the floor that it is measured against. */
public final class CommandSideWithFloor {

    private CommandSideWithFloor() {}

    /** Starts. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(CommandSide.class, Floor.class, Filling.class, AppendRuns.class)
                .properties("spring.config.location=" + CommandSide.SETTINGS)
                .run(args);
    }
}
