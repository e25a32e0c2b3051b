package nighttalk.query.seal;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals every second, in a thread of its own, as long as this process is the one that may. */
final class SealLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SealLoop.class);
    private static final Duration STANDBY = Duration.ofSeconds(1);
    private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Claim claim;
    private final Supplier<Sealer> begin;
    private final SealMemory memory;
    private final SealState state;
    private final Duration every;
    private volatile @Nullable Thread thread;
    private @Nullable Sealer sealer;
    private long sealedElsewhere;
    private String said = "";

    /**
     * Takes what it works with.
     *
     * @param claim the right to seal
     * @param begin finds where to go on
     * @param memory of what was sealed, here or elsewhere
     * @param state is told how it is going
     * @param every how often
     */
    SealLoop(Claim claim, Supplier<Sealer> begin, SealMemory memory, SealState state, Duration every) {
        this.claim = claim;
        this.begin = begin;
        this.memory = memory;
        this.state = state;
        this.every = every;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            Duration pause = turn();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                break;
            }
        }
        sealer = null;
        state.well(false);
        claim.close();
    }

    private Duration turn() {
        long began = System.nanoTime();
        try {
            if (!claim.held()) {
                standBy();
                return STANDBY;
            }
            Sealer current = sealer;
            if (current == null) {
                current = begin.get();
                sealer = current;
                LOG.info("the log is sealed here, from {} events on", current.size());
            }
            boolean more = current.turn();
            state.well(true);
            said = "";
            Duration rest = every.minusNanos(System.nanoTime() - began);
            return more || rest.isNegative() ? Duration.ofMillis(1) : rest;
        } catch (SealRefused e) {
            sealer = null;
            say("the log is not sealed any more: " + e.getMessage(), true);
            state.refused(Objects.toString(e.getMessage()));
            sealedElsewhere = Long.MAX_VALUE; // not yet known
            claim.release();
            return AFTER_A_REFUSAL;
        } catch (RuntimeException e) {
            sealer = null;
            if (thread == Thread.currentThread()) {
                say("the log can't be sealed now, which is tried again: " + e.getMessage(), false);
                state.failed(Objects.toString(e.getMessage()));
            }
            return STANDBY;
        }
    }

    /** Who was refused need not say so any more once another process seals on. */
    private void standBy() {
        sealer = null;
        state.well(false);
        if (state.refused() != null) {
            long size = memory.last().map(SealMemory.Last::size).orElse(0L);
            if (size > sealedElsewhere) {
                state.noLongerRefused();
                said = "";
            }
            sealedElsewhere = size;
        }
    }

    /** Once, not every second. */
    private void say(String what, boolean error) {
        if (!what.equals(said)) {
            said = what;
            if (error) {
                LOG.error("{}", what);
            } else {
                LOG.warn("{}", what);
            }
        }
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().daemon().name("sealer").unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
