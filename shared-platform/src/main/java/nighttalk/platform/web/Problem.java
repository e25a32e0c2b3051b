package nighttalk.platform.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import nighttalk.platform.refusal.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error as RFC 9457 has it.
 *
 * @param type stable name for programs, a URN
 * @param title the status in words
 * @param status the HTTP status
 * @param detail what the person reads, in Korean
 * @param message the same text once more: some of the front end's pages look here
 * @param retryAfterSeconds for the header Retry-After, which goes with 429 and 503
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String message,
        @JsonIgnore int retryAfterSeconds) {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** An error with a stable name in kebab case and a Korean text. */
    public static Problem of(HttpStatusCode status, String name, String text) {
        return of(status, name, text, Refused.SOON_SECONDS);
    }

    private static Problem of(HttpStatusCode status, String name, String text, int retryAfterSeconds) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String title = known == null ? "Error" : known.getReasonPhrase();
        return new Problem("urn:nighttalk:problem:" + name, title, status.value(), text, text, retryAfterSeconds);
    }

    /** The error that a refusal is told as. */
    public static Problem of(Refused refused) {
        return of(status(refused.kind()), refused.rule(), refused.text(), refused.retryAfterSeconds());
    }

    private static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case BROKEN_RULE -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_AUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_BUSY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /** For a plain HTTP error that no rule of ours made. */
    public static Problem plain(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> of(status, "bad-request", "요청을 읽을 수 없습니다.");
            case 401 -> of(status, "not-authenticated", "로그인이 필요합니다.");
            case 403 -> of(status, "forbidden", "권한이 없습니다.");
            case 404 -> of(status, "not-found", "요청하신 주소를 찾을 수 없습니다.");
            case 405 -> of(status, "method-not-allowed", "허용되지 않은 요청 방식입니다.");
            case 406 -> of(status, "not-acceptable", "요청하신 형식으로 응답할 수 없습니다.");
            case 413 -> of(status, "too-large", "파일은 10MB까지 올릴 수 있습니다.");
            case 415 -> of(status, "unsupported-media-type", "지원하지 않는 요청 형식입니다.");
            case 416 -> of(status, "range-not-satisfiable", "요청하신 범위를 보낼 수 없습니다.");
            case 422 -> of(status, "unreadable", "요청에 빠졌거나 잘못된 항목이 있습니다.");
            case 503 -> of(status, "unavailable", "잠시 서비스를 이용할 수 없습니다. 잠시 후 다시 시도해주세요.");
            default ->
                status.is4xxClientError()
                        ? of(status, "bad-request", "요청을 처리할 수 없습니다.")
                        : of(status, "internal", "일시적인 문제가 발생했습니다. 잠시 후 다시 시도해주세요.");
        };
    }
}
