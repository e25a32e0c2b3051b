package nighttalk.platform.load;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.web.Problem;
import nighttalk.platform.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * JSON and the like have an end: 413 beyond it, whether the length was announced or not. Forms with files have limits of
 * their own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class BodyLimit extends OncePerRequestFilter {

    private static Refused tooLarge() {
        return new Refused(Refused.Kind.TOO_LARGE, "body-too-large", "요청이 너무 큽니다.");
    }

    private final long most;
    private final Problems problems;

    BodyLimit(LoadSettings settings, Problems problems) {
        this.most = settings.body().toBytes();
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            problems.write(response, Problem.of(tooLarge()));
        } else {
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request) : request, response);
        }
    }

    /** A body of unknown length. */
    private final class Counted extends HttpServletRequestWrapper {

        private @Nullable ServletInputStream counted;

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream known = counted;
            if (known == null) {
                known = new CountingStream(super.getInputStream());
                counted = known;
            }
            return known;
        }
    }

    private final class CountingStream extends ServletInputStream {

        private final ServletInputStream in;
        private long read;

        CountingStream(ServletInputStream in) {
            this.in = in;
        }

        private int count(int bytes) {
            read += Math.max(0, bytes);
            if (read > most) {
                throw tooLarge();
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return count(in.read(into, offset, length));
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
