package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.platform.web.LogPosition;

/** Commands at a steady pace, each on its own virtual thread; after some of them, the page that must show it. */
final class PacedWriters {

    private static final long PACE = TimeUnit.SECONDS.toNanos(1) / Lag.COMMANDS_PER_SECOND;
    private static final int EVERY = Lag.COMMANDS_PER_SECOND / Lag.SAMPLES_PER_SECOND;
    private static final int KINDS = 3;
    /** Beyond the pairs that other work lists press. */
    private static final int FIRST_PAIR = 2 * WriteHttp.PAIRS;

    /**
     * What came of a run.
     *
     * @param command from when a command was due to its answer
     * @param lag from a command's answer to the answer of a page that includes it
     * @param plainRead the same page for somebody who waits for nothing
     * @param rate commands a second
     */
    record Outcome(Percentiles command, Percentiles lag, Percentiles plainRead, double rate) {}

    private final Scene scene;
    private final Api command;
    private final Api query;
    private int presses;

    PacedWriters(Scene scene) {
        this.scene = scene;
        this.command = scene.deployment().command();
        this.query = scene.deployment().query();
    }

    Outcome run(Duration howLong) {
        Outcome outcome = new Outcome(new Percentiles(), new Percentiles(), new Percentiles(), 0);
        int commands = Math.toIntExact(howLong.toNanos() / PACE);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < commands; i++) {
                long due = began + i * PACE;
                awaitTime(due);
                boolean looked = i % EVERY == 0;
                boolean plain = i % EVERY == EVERY / 2;
                RawRequest write = write(i);
                int number = i;
                sent.add(threads.submit(() -> one(outcome, write, due, looked)));
                if (plain) {
                    sent.add(threads.submit(() -> plainRead(outcome, number)));
                }
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
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Outcome(
                outcome.command(), outcome.lag(), outcome.plainRead(), outcome.command().count() / seconds);
    }

    private void one(Outcome outcome, RawRequest write, long due, boolean looked) {
        long position = command.send(write).position();
        long answered = System.nanoTime();
        outcome.command().add(answered - due);
        if (looked) {
            read(position, 0);
            outcome.lag().add(System.nanoTime() - answered);
        }
    }

    private void plainRead(Outcome outcome, int reader) {
        long began = System.nanoTime();
        read(scene.position(), reader);
        outcome.plainRead().add(System.nanoTime() - began);
    }

    /** A page that includes a position; one that came without it, because patience ran out, is a failure. */
    private void read(long position, int reader) {
        Api.Answer page = query.send(RawRequest.get("/api/posts", scene.member(reader).token())
                .with(LogPosition.HEADER, Long.toString(position)));
        if (page.position() < position) {
            throw new IllegalStateException("the page is stale: " + page.position() + " instead of " + position);
        }
    }

    private RawRequest write(int number) {
        return switch (number % KINDS) {
            case 0 -> Writes.create(scene.member(number));
            case 1 -> Writes.comment(scene.member(number), scene.post(number));
            default -> {
                int pair = FIRST_PAIR + presses++;
                yield Writes.press(
                        scene.member(pair), scene.postOfPair(pair), false);
            }
        };
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
