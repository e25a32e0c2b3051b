package nighttalk.query.projection;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parks an event that a projection can't take in, with the reason; errors that pass stop the batch instead. */
final class DeadLetterRule implements EnqueuePolicy<EventMessage<?>> {

    /** Under this name the stack trace is in the letter's diagnostics. */
    static final String STACK = "stack";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRule.class);
    private static final int LONGEST_STACK = 16_000;

    private final String projection;

    DeadLetterRule(String projection) {
        this.projection = projection;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (cause instanceof TryAgainLater decided) {
            throw decided;
        }
        if (PassingErrors.isBehind(cause)) {
            throw new TryAgainLater(cause);
        }
        LOG.error(
                "projection {} parks event {}: see the dead letters",
                projection,
                letter.message().getIdentifier(),
                cause);
        return Decisions.enqueue(
                ThrowableCause.truncated(cause), parked -> parked.diagnostics().and(STACK, stack(cause)));
    }

    static String stack(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() <= LONGEST_STACK
                ? text.toString()
                : text.getBuffer().substring(0, LONGEST_STACK);
    }

    /** Rolls the batch back; the processor comes back to it. */
    static final class TryAgainLater extends RuntimeException {
        TryAgainLater(Throwable cause) {
            super("an error that passes: " + cause.getMessage(), cause);
        }
    }
}
