package nighttalk.benchmarks.replay;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A projection as most people would run it on Axon and Spring Boot: a pooled streaming processor with Axon's defaults,
 * 16 segments and 4 threads, batches of 1,000 events, rows and bookmarks by JPA.
 */
@SpringBootApplication(exclude = UpdateCheckerAutoConfiguration.class)
public class ReplayPeer {

    /** Starts, and replays the log from its beginning. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(ReplayPeer.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.main.keep-alive", "true");
        settings.put("spring.jpa.hibernate.ddl-auto", "update");
        settings.put("spring.flyway.enabled", "false");
        settings.put("axon.axonserver.enabled", "false");
        settings.put("axon.serializer.general", "jackson3");
        settings.put("axon.eventhandling.processors." + ViewsHandler.GROUP + ".mode", "pooled");
        settings.put("axon.eventhandling.processors." + ViewsHandler.GROUP + ".batch-size", "1000");
        settings.put("axon.eventhandling.processors." + ViewsHandler.GROUP + ".sequencing-policy", "postAfterPost");
        application.setDefaultProperties(settings);
        application.run(args);
    }
}
