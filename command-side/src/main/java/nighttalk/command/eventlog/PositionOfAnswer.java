package nighttalk.command.eventlog;

import java.util.OptionalLong;
import nighttalk.platform.web.LogPosition;
import nighttalk.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Every answer to a command says up to where in the log it reaches, so that the next read can include it. */
@RestControllerAdvice(basePackages = "nighttalk.command")
class PositionOfAnswer implements ResponseBodyAdvice<Object> {

    private final EventLog log;

    PositionOfAnswer(EventLog log) {
        this.log = log;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return !Problem.class.isAssignableFrom(returned.getParameterType());
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (LogReceipt.CURRENT.isBound()
                && !(body instanceof Problem)
                && request instanceof ServletServerHttpRequest in
                && response instanceof ServletServerHttpResponse out) {
            OptionalLong appended = LogReceipt.CURRENT.get().position();
            // Where nothing was appended, the answer told of what was there: all of it.
            long position = appended.isPresent() ? appended.getAsLong() : log.head();
            LogPosition.set(
                    in.getServletRequest(),
                    out.getServletResponse(),
                    position,
                    Math.max(position, log.lastKnownHead()));
        }
        return body;
    }
}
