package nighttalk.benchmarks.server;

import nighttalk.query.QuerySide;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The query side as it is deployed, and in the same process the floors that it is measured against. */
public final class QuerySideWithFloor {

    private QuerySideWithFloor() {}

    /** Starts. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(QuerySide.class, Floor.class, LogFloor.class)
                .properties("spring.config.location=" + QuerySide.SETTINGS)
                .run(args);
    }
}
