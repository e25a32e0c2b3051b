package nighttalk.platform.load;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import nighttalk.platform.database.Patience;
import nighttalk.platform.web.Problem;
import nighttalk.platform.web.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Works on so many requests at a time. Virtual threads would let in any number, each with its buffers and its wait for a
 * connection, until all of them are late; here whoever would be late is told so at once, and the rest is answered at the
 * usual rate.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class LoadFilter extends OncePerRequestFilter {

    /** What people who work here ask of a long history. */
    private static final Pattern TAKES_LONG = Pattern.compile("/(analysis|audit)/");

    private final Semaphore places;
    private final LoadSettings settings;
    private final Problems problems;
    private final Counter shed;

    LoadFilter(LoadSettings settings, Problems problems, MeterRegistry metrics) {
        this.settings = settings;
        this.problems = problems;
        // Who came first is late first; a queue in order would make everybody late.
        this.places = new Semaphore(settings.requests(), false);
        this.shed = Counter.builder("nighttalk.shed")
                .description("Requests sent away because too many were being worked on")
                .tag("of", "requests")
                .register(metrics);
        Gauge.builder("nighttalk.load", places, free -> settings.requests() - free.availablePermits())
                .description("Requests being worked on")
                .tag("of", "requests")
                .register(metrics);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!takesPlace()) {
            shed.increment();
            problems.write(
                    response, Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "overload", "지금은 이용자가 많습니다. 잠시 후 다시 시도해주세요."));
            return;
        }
        Working working = new Working(response);
        try {
            if (TAKES_LONG.matcher(request.getRequestURI()).find()) {
                chain.doFilter(request, working);
            } else {
                Patience.within(settings.silence(), (Patience.Work<ServletException, IOException>)
                        () -> chain.doFilter(request, working));
            }
        } finally {
            working.isOver();
        }
    }

    /**
     * A request is being worked on until its answer begins: whoever is slow to take it, or does not take it at all, keeps
     * nobody else waiting.
     */
    private final class Working extends HttpServletResponseWrapper {

        private final AtomicBoolean over = new AtomicBoolean();

        Working(HttpServletResponse response) {
            super(response);
        }

        void isOver() {
            if (over.compareAndSet(false, true)) {
                places.release();
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            isOver();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            isOver();
            return super.getWriter();
        }
    }

    private boolean takesPlace() {
        try {
            return places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
