package nighttalk.benchmarks.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many callers in a closed loop: each begins its next job when its last one is done. */
final class Callers {

    /** One caller's job, done over and over; it is closed at the end if it can be. */
    @FunctionalInterface
    interface Job {
        void run() throws Exception;
    }

    /** Makes the job of each caller. */
    @FunctionalInterface
    interface Jobs {
        Job of(int caller) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param count jobs done
     * @param seconds how long it took
     * @param p50 median time of a job in milliseconds
     * @param p99 99th percentile
     */
    record Outcome(long count, double seconds, double p50, double p99) {}

    private Callers() {}

    /** Runs for that long; any failure is the failure of all. */
    static Outcome run(int callers, Duration howLong, Jobs jobs) {
        CountDownLatch ready = new CountDownLatch(callers);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                running.add(threads.submit((Callable<long[]>) () -> {
                    Job job;
                    try {
                        job = jobs.of(caller);
                    } finally {
                        ready.countDown();
                    }
                    go.await();
                    try {
                        return loop(job, howLong);
                    } finally {
                        if (job instanceof AutoCloseable closeable) {
                            closeable.close();
                        }
                    }
                }));
            }
            ready.await();
            long began = System.nanoTime();
            go.countDown();
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> one : running) {
                times.add(one.get());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Outcome(all.length, seconds, millis(all, 0.5), millis(all, 0.99));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long[] loop(Job job, Duration howLong) throws Exception {
        long end = System.nanoTime() + howLong.toNanos();
        long[] times = new long[1024];
        int count = 0;
        for (long began = System.nanoTime(); began < end; ) {
            job.run();
            long now = System.nanoTime();
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = now - began;
            began = now;
        }
        return Arrays.copyOf(times, count);
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))]
                        / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
