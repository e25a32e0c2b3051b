package nighttalk.standalone.export;

/** It did not work; the message is for the person at the keyboard. */
final class ExportFailed extends RuntimeException {
    ExportFailed(String message) {
        super(message, null, false, false);
    }
}
