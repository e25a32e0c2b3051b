package nighttalk.event;

/** Identifies one person's like of one post; a stream of its own, so that a post's likes never make a hot stream. */
public record LikeId(PostId post, AccountId account) {

    @Override
    public String toString() {
        return post + ":" + account;
    }
}
