package nighttalk.platform.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;

/** Identifiers: those of a request's first span come from its name, all others are random. */
final class FirstSpans implements IdGenerator {

    private static final ScopedValue<RequestName> REQUEST = ScopedValue.newInstance();

    private final IdGenerator random = IdGenerator.random();

    <T> T first(RequestName request, Supplier<T> span) {
        return ScopedValue.where(REQUEST, request).call(span::get);
    }

    @Override
    public String generateTraceId() {
        return REQUEST.isBound() ? REQUEST.get().traceId() : random.generateTraceId();
    }

    @Override
    public String generateSpanId() {
        return REQUEST.isBound() ? REQUEST.get().firstSpanId() : random.generateSpanId();
    }
}
