package nighttalk.platform.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nighttalk.platform.web.RequestId;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The whole of a request, by its route and not by its path, which may name somebody. A trace begins here: one that the
 * caller claims to be part of is not asked for.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class TraceFilter extends OncePerRequestFilter {

    private static final int WRONG = 500;

    private final Traces traces;

    TraceFilter(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Piece piece = traces.request(RequestId.current(), request.getMethod())) {
            try {
                chain.doFilter(request, response);
            } catch (IOException | ServletException | RuntimeException e) {
                piece.failed(e);
                throw e;
            } finally {
                describe(piece, request, response);
            }
        }
    }

    private static void describe(Piece piece, HttpServletRequest request, HttpServletResponse response) {
        if (piece != Piece.NONE) {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            piece.with("http.request.method", request.getMethod())
                    .with("http.response.status_code", response.getStatus());
            if (route != null) {
                piece.with("http.route", route.toString()).named(request.getMethod() + " " + route);
            }
            if (response.getStatus() >= WRONG) {
                piece.failed(new IllegalStateException());
            }
        }
    }
}
