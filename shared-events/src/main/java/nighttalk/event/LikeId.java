package nighttalk.event;

/** Identifies one person's like of one post; a stream of its own, so that a post's likes never make a hot stream. */
public record LikeId(PostId post, AccountId account) {

    private static final char SEPARATOR = ':';

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text is no such identifier
     */
    public static LikeId of(String text) {
        int at = text.indexOf(SEPARATOR);
        if (at < 0) {
            throw new IllegalArgumentException("not a like's identifier");
        }
        return new LikeId(PostId.of(text.substring(0, at)), AccountId.of(text.substring(at + 1)));
    }

    @Override
    public String toString() {
        return post.text() + SEPARATOR + account.text();
    }
}
