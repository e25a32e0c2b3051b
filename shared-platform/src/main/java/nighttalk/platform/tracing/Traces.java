package nighttalk.platform.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where spans begin. Without an endpoint nothing is measured or sent. */
public final class Traces implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final TraceSettings settings;
    private final FirstSpans ids = new FirstSpans();
    private final @Nullable SdkTracerProvider provider;

    /**
     * Takes what it works with.
     *
     * @param settings where spans are sent, and of how many requests
     * @param process what kind of process this is
     */
    public Traces(TraceSettings settings, String process) {
        this.settings = settings;
        this.provider = settings.endpoint().isBlank()
                ? null
                : SdkTracerProvider.builder()
                        .setResource(Resource.getDefault()
                                .merge(Resource.builder()
                                        .put(AttributeKey.stringKey("service.name"), process)
                                        .build()))
                        .setIdGenerator(ids)
                        .setSampler(Sampler.alwaysOn()) // who is traced was decided before a span begins
                        .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                        .setEndpoint(settings.endpoint())
                                        .build())
                                .build())
                        .build();
    }

    /** None at all. */
    public static Traces none() {
        return new Traces(new TraceSettings("", 0), "none");
    }

    /** Whether there is anybody who wants them. */
    public boolean areWanted() {
        return provider != null;
    }

    /** Begins the trace of a request. */
    Piece request(String name, String what) {
        Optional<RequestName> request = traced(name);
        if (request.isEmpty()) {
            return Piece.NONE;
        }
        return ids.first(
                request.get(),
                () -> Piece.begin(tracer().spanBuilder(what).setNoParent().setSpanKind(SpanKind.SERVER)));
    }

    /**
     * Begins a piece of what a request led to: of the piece that this thread works on, if it is the same request's, else of
     * the request itself, wherever that is or was.
     *
     * @param correlation the request's name, as its events have it
     * @param what is done
     */
    public Piece part(@Nullable String correlation, String what) {
        Optional<RequestName> request = traced(correlation);
        if (request.isEmpty()) {
            return Piece.NONE;
        }
        Span here = Span.current();
        Context parent = here.getSpanContext().getTraceId().equals(request.get().traceId())
                ? Context.current()
                : Context.root().with(Span.wrap(request.get().firstSpan()));
        return Piece.begin(tracer().spanBuilder(what).setParent(parent));
    }

    /** Begins a part of the piece that this thread works on, if that is a traced one. */
    public Piece part(String what) {
        return provider == null || !Span.current().getSpanContext().isValid()
                ? Piece.NONE
                : Piece.begin(tracer().spanBuilder(what));
    }

    private Optional<RequestName> traced(@Nullable String name) {
        return provider == null
                ? Optional.empty()
                : RequestName.of(name).filter(request -> request.isAmong(settings.share()));
    }

    private Tracer tracer() {
        SdkTracerProvider spans = provider;
        return (spans == null ? TracerProvider.noop() : spans).get("nighttalk");
    }

    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
