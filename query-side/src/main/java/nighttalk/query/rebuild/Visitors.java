package nighttalk.query.rebuild;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import nighttalk.query.tail.LogFollower;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whether people are there who would notice a rebuild: pages are read here, or events come. */
final class Visitors extends OncePerRequestFilter implements LogFollower {

    /** So many a second are more than a health check. */
    private static final int SOME = 5;

    private final String analysis;
    private long second;
    private int now;
    private int before;

    /** @param analysis the beginning of the paths of those who rebuild */
    Visitors(String analysis) {
        this.analysis = analysis;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getRequestURI().startsWith(analysis)) {
            note();
        }
        chain.doFilter(request, response);
    }

    @Override
    public void begin(long position) {
        // nothing to know about the past
    }

    @Override
    public void take(TrackedEventMessage<?> event, long position) {
        note();
    }

    private synchronized void note() {
        turn();
        now++;
    }

    synchronized boolean present() {
        turn();
        return now >= SOME || before >= SOME;
    }

    private void turn() {
        long current = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (current != second) {
            before = current == second + 1 ? now : 0;
            now = 0;
            second = current;
        }
    }
}
