package nighttalk.event;

/** One person's like of one post: on or off. */
public sealed interface LikeEvent extends DomainEvent {

    /** The liked post. */
    PostId post();

    /** Who likes it. */
    AccountId account();

    /** The person likes the post from now on. */
    record PostLiked(PostId post, AccountId account) implements LikeEvent {}

    /** The person no longer likes the post. */
    record LikeTakenBack(PostId post, AccountId account) implements LikeEvent {}
}
