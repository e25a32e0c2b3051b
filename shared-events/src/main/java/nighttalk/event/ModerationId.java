package nighttalk.event;

/**
 * Identifies what was decided about one thing; a stream of its own, which nobody but moderation grows.
 *
 * @param entity the value of {@link ContentId#entity()}
 */
public record ModerationId(long entity) {

    /** What the names of these streams begin with; then comes the identifier of the post or comment. */
    public static final String STREAMS = "moderation-";

    /** The decisions about that thing. */
    public static ModerationId of(ContentId content) {
        return new ModerationId(content.entity().value());
    }

    @Override
    public String toString() {
        return STREAMS + Tsids.text(entity);
    }
}
