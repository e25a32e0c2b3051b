package nighttalk.standalone.seal;

/** It did not work: the exit code, and the line for the person at the keyboard. */
final class Failure extends RuntimeException {

    static final int UNSOUND = 1;
    static final int USAGE = 2;
    static final int NOT_THERE = 3;

    private final int code;

    Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }
}
