package nighttalk.query;

import java.util.Map;
import nighttalk.platform.NightTalkProcess;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own. */
@NightTalkProcess
@Import({QuerySideConfiguration.class, OwnProcess.class})
public class QuerySide {

    /** Where settings come from: the documented defaults, then files beside the program, then the environment. */
    public static final String SETTINGS = "classpath:/query-side/,optional:file:./,optional:file:./config/";

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(QuerySide.class);
        application.setDefaultProperties(Map.of("spring.config.location", SETTINGS));
        application.run(arguments);
    }
}
