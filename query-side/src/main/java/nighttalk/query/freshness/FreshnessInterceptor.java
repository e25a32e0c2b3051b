package nighttalk.query.freshness;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nighttalk.platform.web.LogPosition;
import nighttalk.query.projection.ProjectionPositions;
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
    private final ProjectionPositions positions;

    FreshnessInterceptor(Freshness freshness, ProjectionPositions positions) {
        this.freshness = freshness;
        this.positions = positions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Reads reads = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Reads.class) : null;
        if (reads == null) {
            return true;
        }
        List<String> projections = List.of(reads.value());
        if (!freshness.await(request, projections)) {
            response.setHeader(STALE, "true");
        }
        long reached = positions.ofAll(projections);
        long goal = freshness.goal(request, projections).position();
        LogPosition.set(request, response, reached, Math.max(reached, goal));
        return true;
    }
}
