package nighttalk.command.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import nighttalk.platform.refusal.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeavyWorkTest {

    private final HeavyWork work = new HeavyWork("heavy", 1, Duration.ofMillis(50));

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void it_is_done_on_a_thread_of_the_operating_system() throws InterruptedException {
        AtomicBoolean virtual = new AtomicBoolean(true);
        Thread.startVirtualThread(
                        () -> virtual.set(work.run(() -> Thread.currentThread().isVirtual())))
                .join();
        assertThat(virtual).isFalse();
    }

    @Test
    void who_waits_too_long_is_sent_away_and_nothing_of_theirs_was_begun() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread first = Thread.startVirtualThread(() -> work.run(() -> {
            begun.countDown();
            enough.await();
            return "done";
        }));
        begun.await();
        AtomicBoolean second = new AtomicBoolean();
        assertThatThrownBy(() -> work.run(() -> second.getAndSet(true)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_BUSY));
        enough.countDown();
        first.join();

        assertThat(second).isFalse();
        assertThat(work.run(() -> "next")).isEqualTo("next");
    }

    @Test
    void what_goes_wrong_is_told_as_it_went_wrong() {
        assertThatThrownBy(() -> work.run(() -> {
                    throw Refused.brokenRule("image-content", "그림이 아니에요");
                }))
                .isInstanceOf(Refused.class)
                .hasMessage("그림이 아니에요");
        assertThatThrownBy(() -> work.run(() -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("No space left on device");
        assertThat(work.run(() -> "next")).isEqualTo("next");
    }
}
