package nighttalk.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/**
 * A piece of a trace that is being worked on, which ends as it is closed, by the thread that began it; or none. What is
 * written on it may be read by whoever watches the service, so nothing of a person is.
 */
public final class Piece implements AutoCloseable {

    /** Of a request that is not traced. */
    public static final Piece NONE = new Piece(Span.getInvalid(), Scope.noop());

    private final Span span;
    private final Scope scope;

    private Piece(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    @SuppressWarnings("MustBeClosedChecker") // the piece is what is closed
    static Piece begin(SpanBuilder builder) {
        Span span = builder.startSpan();
        return new Piece(span, span.makeCurrent());
    }

    /** Writes a number on it. */
    public Piece with(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    /** Writes a word on it. */
    public Piece with(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    /** It is called differently. */
    Piece named(String name) {
        span.updateName(name);
        return this;
    }

    /** It went wrong. */
    public void failed(Throwable error) {
        span.setStatus(StatusCode.ERROR, error.getClass().getSimpleName()); // a message may be about somebody
    }

    /** This thread goes on with something else, and the piece goes on; {@link #ended} ends it. */
    public Piece leave() {
        scope.close();
        return this;
    }

    /** Ends what was left before. */
    public void ended() {
        span.end();
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
