package nighttalk.query;

import java.time.Instant;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentId;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostId;

/** What people do at night, as events. */
public final class Evening {

    /** When it happens. */
    public static final Instant NIGHT = Instant.parse("2026-11-22T14:34:29.123456Z");

    private Evening() {}

    /** Somebody joined. */
    public static AccountRegistered registered(AccountId who, String nickname) {
        return new AccountRegistered(
                who,
                Personal.of(nickname + "@example.com"),
                Personal.of(nickname),
                Personal.of("uploads/a.png"),
                NIGHT);
    }

    /** Somebody said something. */
    public static PostCreated created(PostId post, AccountId author, String title) {
        return new PostCreated(post, author, Personal.of(title), Personal.of("content of " + title), null, NIGHT);
    }

    /** Somebody answered. */
    public static CommentAdded commented(CommentId comment, PostId post, AccountId writer, String text) {
        return new CommentAdded(comment, post, writer, Personal.of(text), NIGHT);
    }
}
