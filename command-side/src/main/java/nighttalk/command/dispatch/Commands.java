package nighttalk.command.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import nighttalk.platform.tracing.Piece;
import nighttalk.platform.tracing.Traces;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way in for commands. There are no locks: whoever comes second on the same stream is told so by the log's
 * unique key, here, and decides once more on what the first one left. That holds over any number of processes.
 */
@Component
@SuppressWarnings("TypeParameterUnusedInFormals") // as in Axon's gateway: the handler's answer
public class Commands {

    private static final int ATTEMPTS = 20;
    /** After so many whoever comes second lets others go first, for some milliseconds more each time. */
    private static final int AT_ONCE = 5;

    private final CommandGateway gateway;
    private final MeterRegistry metrics;
    private final Traces traces;

    Commands(CommandGateway gateway, MeterRegistry metrics, Traces traces) {
        this.gateway = gateway;
        this.metrics = metrics;
        this.traces = traces;
    }

    /**
     * Sends a command and returns what its handler answered, once its events are durable.
     *
     * @throws nighttalk.platform.refusal.Refused if a rule says no or the thing is not there
     */
    public <R> @Nullable R send(Command command, Actor actor) {
        Timer.Sample sample = Timer.start(metrics);
        String outcome = "refused";
        try (Piece piece = traces.part(actor.correlation(), command.getClass().getSimpleName())) {
            R answer = onItsOwn(() -> attempt(command, actor));
            outcome = "done";
            piece.with("nighttalk.outcome", outcome);
            return answer;
        } finally {
            sample.stop(Timer.builder("nighttalk.command")
                    .description("Commands by type: rate and time until durable")
                    .tag("command", command.getClass().getSimpleName())
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(metrics));
        }
    }

    /**
     * Inside another unit of work, such as an automation's, Axon would hold the command's events back until that one
     * ends; here each command is durable when it is answered.
     */
    private static <R> @Nullable R onItsOwn(Supplier<@Nullable R> work) {
        if (!CurrentUnitOfWork.isStarted()) {
            return work.get();
        }
        UnitOfWork<?> outer = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(outer);
        try {
            return work.get();
        } finally {
            CurrentUnitOfWork.set(outer);
        }
    }

    private static void stepAside(int attempt) {
        if (attempt > AT_ONCE) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * 2_000_000L));
        }
    }

    private <R> @Nullable R attempt(Command command, Actor actor) {
        for (int attempt = 1; ; attempt++) {
            try {
                return gateway.sendAndWait(command, actor.metadata());
            } catch (ConcurrencyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                stepAside(attempt);
            } catch (AggregateNotFoundException e) {
                throw command.ifMissing();
            }
        }
    }
}
