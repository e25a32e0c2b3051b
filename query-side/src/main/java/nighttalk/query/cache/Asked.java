package nighttalk.query.cache;

/** What the request at hand is to see. */
@FunctionalInterface
public interface Asked {

    /** The log position that its answer must include; 0 outside of any request. */
    long position();
}
