package nighttalk.event;

import java.time.Instant;

/** The life of one comment. */
public sealed interface CommentEvent extends DomainEvent {

    /** Which comment it is. */
    CommentId comment();

    /** The post that it stands under. */
    PostId post();

    /** Somebody answered a post. */
    record CommentAdded(CommentId comment, PostId post, AccountId writer, Personal content, Instant at)
            implements CommentEvent, AboutPerson {

        @Override
        public AccountId person() {
            return writer;
        }
    }

    /** The writer put it in other words. */
    record CommentEdited(CommentId comment, PostId post, AccountId writer, Personal content)
            implements CommentEvent, AboutPerson {

        @Override
        public AccountId person() {
            return writer;
        }
    }

    /** The comment is gone. */
    record CommentDeleted(CommentId comment, PostId post, AccountId writer) implements CommentEvent {}
}
