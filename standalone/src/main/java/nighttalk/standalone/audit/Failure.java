package nighttalk.standalone.audit;

/** It did not work: the exit code, and the line for the person at the keyboard. */
final class Failure extends RuntimeException {

    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int NOT_THERE = 5;

    private final int code;

    Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
