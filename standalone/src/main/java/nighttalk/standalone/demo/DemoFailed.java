package nighttalk.standalone.demo;

/** The demo cannot go on; the message is one line for whoever started it. */
final class DemoFailed extends RuntimeException {

    DemoFailed(String message) {
        super(message);
    }

    DemoFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
