package nighttalk.event;

/**
 * The identity of one stream: a time-ordered 64-bit TSID, shown to the world as 13 characters of Crockford base 32.
 */
public sealed interface EntityId permits AccountId, PostId, CommentId {

    /** The identifier as the database stores it. */
    long value();

    /** The identifier as the world sees it. */
    default String text() {
        return Tsids.text(value());
    }
}
