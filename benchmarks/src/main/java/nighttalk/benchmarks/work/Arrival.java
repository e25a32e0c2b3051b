package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import nighttalk.benchmarks.load.Api;

/** How long after a command's answer its event has come somewhere, as somebody sees it who watches that place. */
final class Arrival {

    static final int PER_SECOND = 100;

    private static final long PACE = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private record Answered(long position, long nanos) {}

    private final RebuildScene scene;
    private final LongSupplier place;

    /** @param place up to which position events have come there */
    Arrival(RebuildScene scene, LongSupplier place) {
        this.scene = scene;
        this.place = place;
    }

    /** Returns when all up to that position have come. */
    void await(long events, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (place.getAsLong() < events) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        place.getAsLong() + " events have come after " + patience + ", not " + events);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    Percentiles run(Duration howLong) {
        ConcurrentLinkedQueue<Answered> waiting = new ConcurrentLinkedQueue<>();
        Percentiles times = new Percentiles();
        Api command = scene.deployment().command();
        long commands = howLong.toNanos() / PACE;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> watch = threads.submit(() -> watch(waiting, times, commands));
            List<Future<?>> sent = new ArrayList<>();
            long began = System.nanoTime();
            for (int i = 0; i < commands; i++) {
                for (long left = began + i * PACE - System.nanoTime(); left > 0; ) {
                    LockSupport.parkNanos(left);
                    left = began + i * PACE - System.nanoTime();
                }
                int member = i % scene.members().size();
                sent.add(threads.submit(() -> {
                    long position = command.send(Writes.create(scene.members().get(member)))
                            .position();
                    waiting.add(new Answered(position, System.nanoTime()));
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
            watch.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request failed, so this is void", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return times;
    }

    private void watch(ConcurrentLinkedQueue<Answered> waiting, Percentiles times, long commands) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (times.count() < commands) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not everything has come after " + PATIENCE);
            }
            long position = place.getAsLong();
            long now = System.nanoTime();
            waiting.removeIf(answered -> {
                boolean hasCome = answered.position() <= position;
                if (hasCome) {
                    times.add(now - answered.nanos());
                }
                return hasCome;
            });
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }
}
