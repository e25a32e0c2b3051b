package nighttalk.command.throttle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts what is {@link Throttled}. */
@Component
@EnableConfigurationProperties(ThrottleSettings.class)
class ThrottleInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private static final String COUNTED = ThrottleInterceptor.class.getName();
    private static final int FIRST_REFUSAL = 400;

    private final Map<Act, Buckets> buckets = new EnumMap<>(Act.class);
    private final Map<Act, Counter> refused = new EnumMap<>(Act.class);
    private final boolean enabled;

    ThrottleInterceptor(ThrottleSettings settings, MeterRegistry metrics) {
        enabled = settings.enabled();
        for (Act act : Act.values()) {
            buckets.put(act, new Buckets(settings.of(act)));
            refused.put(
                    act,
                    Counter.builder("nighttalk.throttled")
                            .description("Requests that came too often for their person or address")
                            .tag("act", act.name().toLowerCase(Locale.ROOT))
                            .register(metrics));
        }
    }

    private record Counted(Buckets buckets, String who) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (enabled) {
            registry.addInterceptor(this);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Throttled throttled =
                handler instanceof HandlerMethod method ? method.getMethodAnnotation(Throttled.class) : null;
        if (throttled != null) {
            Act act = throttled.value();
            Buckets counting = Objects.requireNonNull(buckets.get(act));
            String who = act.byAddress() ? ClientAddress.of(request) : String.valueOf(request.getRemoteUser());
            try {
                counting.take(who);
            } catch (Refused e) {
                Objects.requireNonNull(refused.get(act)).increment();
                throw e;
            }
            if (!act.byAddress()) {
                request.setAttribute(COUNTED, new Counted(counting, who));
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception error) {
        if (request.getAttribute(COUNTED) instanceof Counted counted
                && response.getStatus() >= FIRST_REFUSAL
                && !HeavyWork.beganFor(request)) {
            counted.buckets().giveBack(counted.who());
        }
    }
}
