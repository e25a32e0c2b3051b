package nighttalk.event;

import org.jspecify.annotations.Nullable;

/** What people, moderators and the attached service make of a post or a comment. */
public sealed interface ModerationEvent extends DomainEvent {

    /** The post, or the one that the comment stands under. */
    PostId post();

    /** The comment, or null where it is about the post itself. */
    @Nullable CommentId comment();

    /** What it is about. */
    default ContentId content() {
        return new ContentId(post(), comment());
    }

    /** What somebody objects to. The names are written into the log. */
    enum Category {
        SPAM,
        ABUSE,
        SEXUAL,
        SELF_HARM,
        PRIVACY,
        ILLEGAL,
        OTHER
    }

    /** Who decided. The names are written into the log. */
    enum Authority {
        /** Enough people reported it. */
        REPORTS,
        /** The attached moderation service said so. */
        SERVICE,
        /** Somebody who works on the service; who, the event's metadata say. */
        MODERATOR
    }

    /** What the attached moderation service can say. The names are written into the log. */
    enum Verdict {
        SAFE,
        REVIEW,
        HIDDEN
    }

    /**
     * Somebody reported it.
     *
     * @param text what they said about it, if anything
     */
    record ContentReported(
            PostId post,
            @Nullable CommentId comment,
            AccountId reporter,
            Category category,
            @Nullable Personal text) implements ModerationEvent, AboutPerson {

        @Override
        public AccountId person() {
            return reporter;
        }
    }

    /** The report counts no more: its person has left. */
    record ReportTakenBack(PostId post, @Nullable CommentId comment, AccountId reporter) implements ModerationEvent {}

    /**
     * Nobody but its author and moderators is shown it from now on.
     *
     * @param reason in the words of who decided; not encrypted
     */
    record ContentHidden(PostId post, @Nullable CommentId comment, Authority by, String reason)
            implements ModerationEvent {}

    /**
     * Everybody is shown it, from now on or still. Once a moderator has said so, reports hide it no more.
     *
     * @param reason in the words of who decided; not encrypted
     */
    record ContentRestored(PostId post, @Nullable CommentId comment, Authority by, String reason)
            implements ModerationEvent {}

    /**
     * A moderator should look at it; it stays as it is meanwhile.
     *
     * @param reason not encrypted
     */
    record ReviewRequested(PostId post, @Nullable CommentId comment, Authority by, String reason)
            implements ModerationEvent {}

    /**
     * The attached service said what it thinks of it; what follows from that is an event of its own.
     *
     * @param verdictId the service's own name for it
     * @param about log position of the event whose text was judged
     * @param reason the service's words; not encrypted
     */
    record ContentJudged(
            PostId post, @Nullable CommentId comment, Verdict verdict, String verdictId, long about, String reason)
            implements ModerationEvent {}
}
