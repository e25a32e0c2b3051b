package nighttalk.standalone.login;

/** It did not work: the exit code, and the line for the person at the keyboard. */
public final class Failure extends RuntimeException {

    /** What was looked at is not as it should be. */
    public static final int UNSOUND = 1;

    /** The command line makes no sense. */
    public static final int USAGE = 2;

    /** The service says no. */
    public static final int REFUSED = 3;

    /** The service is not there, or the log-in was refused. */
    public static final int NOT_THERE = 5;

    private final int code;

    /** @param message for the person at the keyboard */
    public Failure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The exit code. */
    public int code() {
        return code;
    }
}
