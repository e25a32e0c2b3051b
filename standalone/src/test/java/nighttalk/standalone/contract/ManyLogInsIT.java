package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A password takes a core for some tens of milliseconds to check: that is paid by those who log in. */
@ContractTest
@ResourceLock(OnSharedService.FEED)
class ManyLogInsIT {

    /** More than are checked before anything else is answered, if the others had to wait. */
    private static final int LOG_INS = 60 * Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int TOO_MANY_REQUESTS = 429;

    private final Api api;
    private final Person person;

    ManyLogInsIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
    }

    @Test
    void whoever_is_logged_in_writes_and_reads_meanwhile() throws ExecutionException, InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> logIns = IntStream.range(0, LOG_INS)
                    .mapToObj(i -> threads.submit(() -> failsToLogIn(answered)))
                    .toList();
            Awaitility.await().until(() -> answered.get() > 0);
            int before = answered.get();

            person.reads(person.postsSomething());

            assertThat(answered.get() - before).isLessThan(LOG_INS / 2);
            for (Future<Answer> logIn : logIns) {
                Answer answer = logIn.get();
                if (answer.status() == TOO_MANY_REQUESTS) {
                    assertThat(answer.header("Retry-After")).isNotBlank();
                } else {
                    refused(answer, Refusal.CREDENTIALS, Texts.WRONG_CREDENTIALS);
                }
            }
        }
    }

    private Answer failsToLogIn(AtomicInteger answered) {
        Answer answer = Person.logIn(api.anotherBrowser(), person.email(), "Moon!2026wrong");
        // Those who wait too long are all sent away in the same moment: that takes nothing from anybody.
        if (answer.status() != TOO_MANY_REQUESTS) {
            answered.incrementAndGet();
        }
        return answer;
    }
}
