package nighttalk.query.rebuild;

/** Somebody wants it to stop. */
final class Cancelled extends RuntimeException {

    Cancelled() {
        super("cancelled", null, false, false);
    }
}
