package nighttalk.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does something many times, some at a time. */
public final class Crowd {

    private static final int AT_A_TIME = 64;

    private Crowd() {}

    /**
     * The answers for 0 to {@code howMany}, exclusive, in order.
     *
     * @throws IllegalStateException if one of them failed
     */
    public static <T> List<T> each(int howMany, IntFunction<T> job) {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Future<T>> begun = new ArrayList<>();
            for (int i = 0; i < howMany; i++) {
                int number = i;
                begun.add(threads.submit(() -> job.apply(number)));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : begun) {
                answers.add(one.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
