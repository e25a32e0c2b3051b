package nighttalk.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nighttalk.event.personal.PersonIsGone;
import nighttalk.platform.refusal.Refused;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.databind.json.JsonMapper;

/** Turns whatever went wrong, wherever it went wrong, into one {@link Problem}. */
@Component
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** What to tell the client; faults of ours are logged here, and only here. */
    Problem of(Exception error) {
        return switch (error) {
            case Refused refused -> Problem.of(refused);
            case PersonIsGone gone -> Problem.plain(HttpStatus.UNAUTHORIZED);
            // Also where an upload is put down on its way; Spring takes the system's "File too large" for a size of
            // ours.
            case MultipartException full when Unavailability.isBehind(full) -> fault(full);
            case MaxUploadSizeExceededException large -> Problem.plain(HttpStatus.CONTENT_TOO_LARGE);
            case MissingServletRequestPartException missing -> Problem.plain(HttpStatus.UNPROCESSABLE_CONTENT);
            case MissingRequestValueException missing -> Problem.plain(HttpStatus.UNPROCESSABLE_CONTENT);
            case MultipartException broken -> Problem.plain(HttpStatus.BAD_REQUEST);
            // Such as an escape in the address that is none.
            case InvalidParameterException broken -> Problem.plain(HttpStatus.BAD_REQUEST);
            // Such as a header of control characters, which the firewall notices when it is read.
            case RequestRejectedException hostile -> Problem.plain(HttpStatus.BAD_REQUEST);
            // Many at once on one thing, and this one came second each time.
            case ConcurrencyException crowded -> Problem.plain(HttpStatus.SERVICE_UNAVAILABLE);
            case ErrorResponse known -> Problem.plain(known.getStatusCode());
            default -> fault(error);
        };
    }

    private static Problem fault(Exception error) {
        if (Unavailability.isBehind(error)) {
            LOG.warn("database away, or disk full: {}", error.getMessage());
            return Problem.plain(HttpStatus.SERVICE_UNAVAILABLE);
        }
        LOG.error("a request failed", error);
        return Problem.plain(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** Writes the problem as the whole answer, where Spring MVC does not. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        headers(problem, response);
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
        response.flushBuffer();
    }

    /** Writes a plain HTTP error as the whole answer. */
    public void write(HttpServletResponse response, HttpStatusCode status) throws IOException {
        write(response, Problem.plain(status));
    }

    static void headers(Problem problem, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        // What is refused before the security headers are written must not be taken for a page either.
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (problem.status() == 503 || problem.status() == 429) {
            response.setHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
    }
}
