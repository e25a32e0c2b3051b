package nighttalk.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Errors of the endpoints as problem details. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        MethodArgumentNotValidException.class,
        HandlerMethodValidationException.class
    })
    ResponseEntity<Problem> unreadable(Exception error, HttpServletResponse response) {
        // Such as a body without an end, which its reader only knows as one that breaks off.
        for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return answer(Problem.of(refused), HttpHeaders.EMPTY, response);
            }
        }
        return answer(Problem.plain(HttpStatus.UNPROCESSABLE_CONTENT), HttpHeaders.EMPTY, response);
    }

    /** An answer that has begun is broken off, not ended with something else: nobody must take a part for the whole. */
    @ExceptionHandler
    ResponseEntity<Problem> any(Exception error, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            throw error;
        }
        // Such as Allow with 405.
        HttpHeaders headers = error instanceof ErrorResponse known ? known.getHeaders() : HttpHeaders.EMPTY;
        return answer(problems.of(error), headers, response);
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers, HttpServletResponse response) {
        Problems.headers(problem, response);
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
