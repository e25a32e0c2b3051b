package nighttalk.query.export;

import org.springframework.http.HttpStatus;

/** An export, or its file, can't be had as things are now. */
final class ExportRefused extends RuntimeException {

    private final HttpStatus status;
    private final String rule;

    /** The text is Korean, for people; the rule's name is for programs. */
    ExportRefused(HttpStatus status, String rule, String text) {
        super(text, null, false, false);
        this.status = status;
        this.rule = rule;
    }

    static ExportRefused noRoom() {
        return new ExportRefused(HttpStatus.INSUFFICIENT_STORAGE, "no-room", "디스크 공간이 부족하여 파일을 만들 수 없습니다.");
    }

    HttpStatus status() {
        return status;
    }

    String rule() {
        return rule;
    }
}
