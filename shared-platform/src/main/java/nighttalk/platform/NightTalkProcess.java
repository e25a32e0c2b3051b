package nighttalk.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** A process of ours: what Spring Boot and Axon would choose by themselves, less what we choose. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            // Axon's own choices: event store and bookmarks through JPA or JDBC, XStream, its update checker.
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            XStreamAutoConfiguration.class,
            UpdateCheckerAutoConfiguration.class,
            AxonTimeoutAutoConfiguration.class,
            // The databases are beans of our own, each with its account.
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            DataSourceHealthContributorAutoConfiguration.class,
            // Nobody logs in with a generated password.
            UserDetailsServiceAutoConfiguration.class
        })
public @interface NightTalkProcess {}
