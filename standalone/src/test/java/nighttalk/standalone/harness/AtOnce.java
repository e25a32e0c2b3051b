package nighttalk.standalone.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many people doing something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /**
     * Lets all begin together, waits for all, and gives their results in the order of the tasks.
     *
     * @throws AssertionError if one of them failed
     */
    public static <T> List<T> all(List<? extends Callable<T>> tasks) {
        var start = new CyclicBarrier(tasks.size());
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            for (Future<T> one : running) {
                results.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + tasks.size() + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return results;
    }
}
