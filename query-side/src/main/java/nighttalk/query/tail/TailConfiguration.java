package nighttalk.query.tail;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One follower of the log for the whole process. */
@Configuration(proxyBeanMethods = false)
class TailConfiguration {

    @Bean
    LogTail logTail(EventStore log, List<LogFollower> followers) {
        return new LogTail(log, followers);
    }
}
