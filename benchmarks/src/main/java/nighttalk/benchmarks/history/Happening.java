package nighttalk.benchmarks.history;

import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AuditEvent;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;

/** What can happen, and how often among a thousand events. */
enum Happening {
    LIKED(430),
    COMMENTED(200),
    LOOKED(180),
    POSTED(90),
    LIKE_TAKEN_BACK(40),
    REGISTERED(20),
    POST_EDITED(10),
    COMMENT_EDITED(9),
    POST_DELETED(8),
    COMMENT_DELETED(6),
    PROFILE_CHANGED(3),
    PASSWORD_CHANGED(2),
    WITHDREW(2);

    static final int OF = 1_000;

    private final int share;

    Happening(int share) {
        this.share = share;
    }

    int share() {
        return share;
    }

    static Happening of(DomainEvent event) {
        return switch (event) {
            case PostLiked e -> LIKED;
            case CommentAdded e -> COMMENTED;
            case PostViewsCounted e -> LOOKED;
            case PostCreated e -> POSTED;
            case LikeTakenBack e -> LIKE_TAKEN_BACK;
            case AccountRegistered e -> REGISTERED;
            case PostEdited e -> POST_EDITED;
            case CommentEdited e -> COMMENT_EDITED;
            case PostDeleted e -> POST_DELETED;
            case CommentDeleted e -> COMMENT_DELETED;
            case ProfileChanged e -> PROFILE_CHANGED;
            case PasswordChanged e -> PASSWORD_CHANGED;
            case AccountWithdrawn e -> WITHDREW;
            case ModerationEvent e -> throw new IllegalArgumentException("nobody reports anything here");
            case AuditEvent e -> throw new IllegalArgumentException("nobody looks into the history here");
        };
    }

    /** The one that a number below {@link #OF} falls on. */
    static Happening at(int number) {
        int left = number;
        for (Happening each : values()) {
            left -= each.share;
            if (left < 0) {
                return each;
            }
        }
        throw new IllegalArgumentException("there is no happening " + number);
    }
}
