package nighttalk.benchmarks.work;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.RawRequest;

/**
 * A quiet hour: 50 reads and 20 writes a second at a steady pace, each due whether or not the last one is answered, and
 * timed from when it was due.
 */
final class PacedVisitors {

    private static final int A_SECOND = 70;
    private static final long PACE = TimeUnit.SECONDS.toNanos(1) / A_SECOND;
    /** Of so many requests in a row, the last two are writes. */
    private static final int CYCLE = 7;

    private static final int READS = 5;

    /** What visitors do. */
    enum Kind {
        FEED_PAGE("feed page"),
        POST_DETAIL("post detail"),
        WRITE("create or like");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final Scene scene;
    private final Api command;
    private final Api query;
    private int number;
    private int presses;

    PacedVisitors(Scene scene) {
        this.scene = scene;
        this.command = scene.deployment().command();
        this.query = scene.deployment().query();
    }

    /** Goes on until told that it is enough; a request that fails voids all. */
    Map<Kind, Percentiles> run(BooleanSupplier enough) {
        Map<Kind, Percentiles> times = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            times.put(kind, new Percentiles());
        }
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; !enough.getAsBoolean(); i++) {
                long due = began + i * PACE;
                awaitTime(due);
                sent.add(visit(threads, due, times));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request failed, so this is void", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return times;
    }

    private Future<?> visit(ExecutorService threads, long due, Map<Kind, Percentiles> times) {
        int turn = number++;
        Kind kind = turn % CYCLE >= READS ? Kind.WRITE : turn % 2 == 0 ? Kind.FEED_PAGE : Kind.POST_DETAIL;
        Api api = kind == Kind.WRITE ? command : query;
        RawRequest request = switch (kind) {
            case FEED_PAGE -> scene.read("/api/posts", turn);
            case POST_DETAIL -> scene.read("/api/posts/" + scene.post(turn), turn);
            case WRITE -> write(turn);
        };
        Percentiles ofKind = times.getOrDefault(kind, new Percentiles());
        return threads.submit(() -> {
            api.send(request);
            ofKind.add(System.nanoTime() - due);
        });
    }

    private RawRequest write(int turn) {
        if (turn % 2 == 0) {
            return Writes.create(scene.member(turn));
        }
        int pair = presses++;
        return Writes.press(scene.member(pair), scene.postOfPair(pair), false);
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
