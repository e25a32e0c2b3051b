package nighttalk.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * How far into the log a client has seen, carried over HTTP: a header for programs, and a cookie, so that an ordinary
 * browser front end carries it without knowing. A command's answer sets it; a query waits for it.
 */
public final class LogPosition {

    /** Log position that an answer includes, or that a query is to include: a decimal number. */
    public static final String HEADER = "NightTalk-Position";

    /** The same for browsers. */
    public static final String COOKIE = "nighttalk_position";

    private LogPosition() {}

    /** The position that the request carries; the header wins over the cookie. Anything unreadable is none. */
    public static OptionalLong of(HttpServletRequest request) {
        OptionalLong header = read(request.getHeader(HEADER));
        return header.isPresent() ? header : cookie(request);
    }

    /** Tells the client that this answer includes the log up to here. */
    public static void set(HttpServletRequest request, HttpServletResponse response, long position, long head) {
        response.setHeader(HEADER, Long.toString(position));
        // A slower answer of the same browser must not set it back.
        long earlier = cookie(request).orElse(0);
        long latest = earlier <= head ? Math.max(position, earlier) : position;
        ResponseCookie cookie = ResponseCookie.from(COOKIE, Long.toString(latest))
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .build();
        response.setHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static OptionalLong cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return read(cookie.getValue());
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong read(@Nullable String text) {
        if (text == null
                || text.isEmpty()
                || text.length() > 18
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }
}
