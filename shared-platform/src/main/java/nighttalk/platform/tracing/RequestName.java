package nighttalk.platform.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of a request as what its trace is found by. Every process comes to the same trace, the same first span and the
 * same decision whether it is one that is kept.
 */
record RequestName(UUID name) {

    private static final double RANDOM_VALUES = 0x1p32;

    /** Nothing, if it is not the name of a request. */
    static Optional<RequestName> of(@Nullable String name) {
        try {
            return name == null || name.length() != 36
                    ? Optional.empty()
                    : Optional.of(new RequestName(UUID.fromString(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String traceId() {
        return TraceId.fromLongs(name.getMostSignificantBits(), name.getLeastSignificantBits());
    }

    /** Of the span that all others are part of. */
    String firstSpanId() {
        return SpanId.fromLong(name.getMostSignificantBits());
    }

    /** The last 32 bits of a name are random. */
    boolean isAmong(double share) {
        return (name.getLeastSignificantBits() & 0xffffffffL) < share * RANDOM_VALUES;
    }

    /** The first span, for those who are part of it elsewhere. */
    SpanContext firstSpan() {
        return SpanContext.createFromRemoteParent(
                traceId(), firstSpanId(), TraceFlags.getSampled(), TraceState.getDefault());
    }
}
