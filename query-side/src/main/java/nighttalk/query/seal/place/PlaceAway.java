package nighttalk.query.seal.place;

/** The place of checkpoints and tiles can't be reached now. */
public final class PlaceAway extends RuntimeException {

    PlaceAway(String what, Throwable cause) {
        super(what, cause);
    }

    PlaceAway(String what) {
        super(what);
    }
}
