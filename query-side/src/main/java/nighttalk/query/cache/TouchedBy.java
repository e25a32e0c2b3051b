package nighttalk.query.cache;

import nighttalk.event.AccountEvent;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AuditEvent;
import nighttalk.event.CommentEvent;
import nighttalk.event.ContentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent;
import nighttalk.event.ModerationEvent;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;

/**
 * What an event may change on a page, as numbers: an account and a post by their identifiers, and two that are no
 * identifier. An event may name more than it changes, never less.
 */
public final class TouchedBy {

    /** Which posts there are. */
    public static final long FEED = 0;

    private static final long[] NOTHING = {};

    private TouchedBy() {}

    /** Whether that person likes that post. */
    public static long like(long post, long account) {
        return post * 31 + Long.rotateLeft(account, 32);
    }

    static long[] event(DomainEvent event) {
        return switch (event) {
            case AccountWithdrawn withdrawn -> new long[] {withdrawn.account().value(), FEED};
            case AccountEvent account -> new long[] {account.account().value()};
            case PostCreated created -> new long[] {created.post().value(), FEED};
            case PostDeleted deleted -> new long[] {deleted.post().value(), FEED};
            case PostEdited edited -> new long[] {edited.post().value()};
            case PostViewsCounted counted -> NOTHING; // kept apart, in RecentViews
            case AuditEvent look -> NOTHING;
            case CommentEvent comment -> new long[] {comment.post().value()};
            case ContentHidden hidden -> shown(hidden.content());
            case ContentRestored restored -> shown(restored.content());
            case ModerationEvent other -> NOTHING; // no page shows it
            case LikeEvent like ->
                new long[] {
                    like.post().value(),
                    like(like.post().value(), like.account().value())
                };
        };
    }

    private static long[] shown(ContentId content) {
        long post = content.post().value();
        return content.comment() == null ? new long[] {post, FEED} : new long[] {post};
    }
}
