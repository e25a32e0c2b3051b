package nighttalk.query.export;

/** Somebody called an export off. */
final class Cancelled extends RuntimeException {
    Cancelled() {
        super("cancelled", null, false, false);
    }
}
