package nighttalk.query.freshness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nighttalk.platform.web.LogPosition;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes each query wait for what it {@link Reads}, and says in the answer how far that had come. */
@Component
class FreshnessInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    /** {@code true} on an answer that may lack the caller's own last change: the patience ran out. */
    static final String STALE = "NightTalk-Stale";

    private final Freshness freshness;
    private final Map<Method, List<String>> known = new ConcurrentHashMap<>();

    FreshnessInterceptor(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<String> projections = handler instanceof HandlerMethod method ? reads(method) : List.of();
        if (projections.isEmpty()) {
            return true;
        }
        Freshness.Reached reached = freshness.reach(request, projections);
        long goal = reached.goal().position();
        if (reached.position() < goal || !reached.goal().known()) {
            response.setHeader(STALE, "true");
        }
        LogPosition.set(request, response, reached.position(), Math.max(reached.position(), goal));
        return true;
    }

    /** Remembered: looking an annotation up takes longer than most of the rest of a request. */
    private List<String> reads(HandlerMethod handler) {
        return known.computeIfAbsent(handler.getMethod(), method -> {
            Reads reads = handler.getMethodAnnotation(Reads.class);
            return reads == null ? List.of() : List.of(reads.value());
        });
    }
}
