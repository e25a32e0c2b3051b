package nighttalk.query;

import java.util.Map;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side as a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            // Axon's own choices: bookmarks through JPA, its update checker, and the like.
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            XStreamAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class,
            AxonTimeoutAutoConfiguration.class,
            // Boot's, where this side has its own.
            FlywayAutoConfiguration.class,
            DataSourceHealthContributorAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class
        })
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
