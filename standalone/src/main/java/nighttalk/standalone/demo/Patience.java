package nighttalk.standalone.demo;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** When to ask again, and how long to wait before it. */
final class Patience {

    private static final int BUSY_TRIES = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);

    /** Others see a new post once the projections have it; this is far more than they ever need. */
    private static final Duration LAG = Duration.ofMillis(250);

    private static final int LAG_TRIES = 80;

    private int busy;
    private int lagging;

    /** Answers how long to wait and then ask again, or nothing when this answer is the answer. */
    Optional<Duration> after(HttpResponse<?> answer) {
        boolean reading = answer.request().method().equals("GET")
                && answer.request().headers().firstValue("Authorization").isPresent();
        return switch (answer.statusCode()) {
            case 429, 503 -> ++busy < BUSY_TRIES ? Optional.of(asked(answer)) : Optional.empty();
            case 404 -> reading && ++lagging < LAG_TRIES ? Optional.of(LAG) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Retry-After in seconds; its other form, a date, is not worth a parser here. */
    private static Duration asked(HttpResponse<?> answer) {
        Duration wait = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(DEFAULT_WAIT);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
