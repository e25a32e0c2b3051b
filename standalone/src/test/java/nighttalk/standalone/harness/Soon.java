package nighttalk.standalone.harness;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what the service does on its own after a command: automations, and what others see of it. */
public final class Soon {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private Soon() {}

    /** Repeats the assertions until they hold, at most a minute. */
    public static void soon(ThrowingRunnable assertions) {
        await().atMost(BOUND).pollInterval(Duration.ofMillis(100)).untilAsserted(assertions);
    }

    /** Asks again while the answer has this status, as 429 on a machine that many others keep busy, at most a minute. */
    public static Answer otherThan(int status, Callable<Answer> question) {
        return await().atMost(BOUND)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(question, answer -> answer.status() != status);
    }
}
