package nighttalk.command.throttle;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where passwords are hashed and pictures are decoded. Either takes a core and some memory for tens of milliseconds and
 * more, and a virtual thread keeps its core until it waits for something: on the threads of requests, a few of these at
 * once would keep everybody else waiting. On platform threads of their own, few of them, the operating system divides
 * the time fairly.
 *
 * <p>Once it has begun it counts for whoever asked for it, whatever comes of it ({@link ThrottleInterceptor}).
 */
public final class HeavyWork implements AutoCloseable {

    /** More would wait in vain, and each holds a request. */
    private static final int MOST_WAITING = 64;

    private static final String BEGAN = HeavyWork.class.getName();

    private final Semaphore turns;
    private final ExecutorService threads;
    private final Duration patience;

    /**
     * Takes what it works with.
     *
     * @param name of its threads
     * @param atOnce how many threads
     * @param patience how long somebody waits for their turn
     */
    public HeavyWork(String name, int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        this.patience = patience;
    }

    /** So many threads as there are cores for it, if the other half is for all else. */
    public static int halfOfTheCores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /**
     * Runs it when its turn comes.
     *
     * @throws Refused if that takes too long, because too many others are waiting, or if the work says so
     */
    public <R> R run(Callable<R> work) {
        if (turns.getQueueLength() >= MOST_WAITING) {
            throw tooBusy();
        }
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        }
        try {
            noteBeginning();
            FutureTask<R> task = new FutureTask<>(work);
            threads.execute(task);
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooBusy();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException known -> known;
                case IOException file -> new UncheckedIOException(file);
                case null, default -> new IllegalStateException("heavy work failed", e.getCause());
            };
        } finally {
            turns.release();
        }
    }

    /** Whether any was begun for the request. */
    static boolean beganFor(ServletRequest request) {
        return request.getAttribute(BEGAN) != null;
    }

    private static void noteBeginning() {
        @Nullable Object request = RequestContextHolder.getRequestAttributes();
        if (request instanceof ServletRequestAttributes attributes) {
            attributes.getRequest().setAttribute(BEGAN, true);
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
