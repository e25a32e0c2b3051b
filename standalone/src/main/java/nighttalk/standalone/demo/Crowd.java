package nighttalk.standalone.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Does many things on a few virtual threads at a time, and stops at the first that fails. */
final class Crowd {

    private static final int AT_A_TIME = 8;

    private Crowd() {}

    /**
     * Does the jobs from 0 to {@code howMany}, exclusive.
     *
     * @throws DemoFailed when one of them failed; the others are not begun any more
     */
    static void each(int howMany, IntConsumer job) {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofVirtual().name("demo-", 0).factory())) {
            ExecutorCompletionService<Integer> jobs = new ExecutorCompletionService<>(threads);
            List<Future<Integer>> begun = new ArrayList<>();
            for (int i = 0; i < howMany; i++) {
                int number = i;
                begun.add(jobs.submit(() -> job.accept(number), number));
            }
            try {
                for (int i = 0; i < begun.size(); i++) {
                    jobs.take().get();
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed.getCause() instanceof DemoFailed known
                        ? known
                        : new DemoFailed("unexpected: " + failed.getCause(), failed);
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new DemoFailed("stopped", stopped);
            }
        }
    }
}
