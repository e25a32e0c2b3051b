package nighttalk.query.seal;

/** The log must not be sealed as it is: it is no continuation of what was signed, or the key is not the right one. */
final class SealRefused extends RuntimeException {

    SealRefused(String why) {
        super(why);
    }

    SealRefused(String why, Throwable cause) {
        super(why, cause);
    }
}
