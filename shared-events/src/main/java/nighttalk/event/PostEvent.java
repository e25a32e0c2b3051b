package nighttalk.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of one post. */
public sealed interface PostEvent extends DomainEvent {

    /** Which post it is. */
    PostId post();

    /** Somebody said something. */
    record PostCreated(
            PostId post,
            AccountId author,
            Personal title,
            Personal content,
            @Nullable Personal image,
            Instant at) implements PostEvent, AboutPerson {

        @Override
        public AccountId person() {
            return author;
        }
    }

    /** The author put it in other words: the whole new state, so that reading one event is enough. */
    record PostEdited(
            PostId post,
            AccountId author,
            Personal title,
            Personal content,
            @Nullable Personal image) implements PostEvent, AboutPerson {

        @Override
        public AccountId person() {
            return author;
        }
    }

    /** The post is gone, and its comments and likes with it. */
    record PostDeleted(PostId post, AccountId author) implements PostEvent {}

    /**
     * A post was looked at. One event per post and interval: a page view must not cost a commit.
     *
     * @param views how many times since the last such event of the process that counted
     */
    record PostViewsCounted(PostId post, long views) implements PostEvent {}
}
