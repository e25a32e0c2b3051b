package nighttalk.benchmarks.peer;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A community as CRUD: Spring Boot, Spring Data JPA, Hikari with its defaults. */
@SpringBootApplication
public class PeerApplication {

    /** Starts. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(PeerApplication.class);
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.jpa.hibernate.ddl-auto", "update");
        settings.put("spring.jpa.open-in-view", "false");
        settings.put("spring.threads.virtual.enabled", "true");
        application.setDefaultProperties(settings);
        application.run(args);
    }
}
