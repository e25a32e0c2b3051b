package nighttalk.command.security;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nighttalk.platform.refusal.Refused;

/**
 * Where passwords are hashed. A hash takes a core and 19 MiB for some tens of milliseconds, and a virtual thread keeps
 * its core until it waits for something: on the threads of requests, a few log-ins at once would keep everybody else
 * waiting. On platform threads of their own, at most half of the cores, the operating system divides the time fairly.
 */
final class HashingThreads implements AutoCloseable {

    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** More would wait in vain, and each holds a request. */
    private static final int MOST_WAITING = 64;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("hashing-", 0).factory());

    /**
     * Runs it when its turn comes.
     *
     * @throws Refused if that takes too long, because too many others are waiting
     */
    <R> R run(Callable<R> work) {
        if (turns.getQueueLength() >= MOST_WAITING) {
            throw tooBusy();
        }
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        }
        FutureTask<R> task = new FutureTask<>(work);
        try {
            threads.execute(task);
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } finally {
            turns.release();
        }
    }

    private static Refused tooBusy() {
        return new Refused(Refused.Kind.TOO_BUSY, "too-busy", "지금은 요청이 많습니다. 잠시 후 다시 시도해주세요.");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
