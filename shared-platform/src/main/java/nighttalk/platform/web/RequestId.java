package nighttalk.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a name that its log lines bear, its events ({@code correlation}), and its answer, so that one leads
 * to the other. Always one of our own: whoever could choose it could make his events look like part of another's request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

    /** The answer's header. */
    public static final String HEADER = "X-Request-Id";

    /** Its name in structured log lines. */
    public static final String LOGGED_AS = "request";

    /** The name of the request that this thread works on; a new one if it works on none. */
    public static String current() {
        @Nullable String current = MDC.get(LOGGED_AS);
        return current == null ? UUID.randomUUID().toString() : current;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = UUID.randomUUID().toString();
        MDC.put(LOGGED_AS, id);
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOGGED_AS);
        }
    }
}
