package nighttalk.query.audit.state;

import static nighttalk.query.audit.state.Meaning.Does.BEGINS;
import static nighttalk.query.audit.state.Meaning.Does.CHANGES;
import static nighttalk.query.audit.state.Meaning.Does.COUNTS;
import static nighttalk.query.audit.state.Meaning.Does.ENDS;
import static nighttalk.query.audit.state.Meaning.Does.NOTHING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AuditEvent.HistoryViewed;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.ModerationEvent;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.ModerationEvent.ReviewRequested;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;

/**
 * What each kind of event means for the thing that it is about. Its fields are the thing's fields of the same names; so
 * this is all that a new kind of event needs here, one line, and a test asks for it. What moderation decides is in fields of
 * other names, since it is about the thing and not of it: {@link Decided}.
 */
public final class Meanings {

    static final List<Meaning<?>> ALL = List.of(
            Meaning.of(AccountRegistered.class, BEGINS, e -> Thing.of(e.account())),
            Meaning.of(ProfileChanged.class, CHANGES, e -> Thing.of(e.account())),
            Meaning.of(PasswordChanged.class, CHANGES, e -> Thing.of(e.account())),
            Meaning.of(AccountWithdrawn.class, ENDS, e -> Thing.of(e.account())),
            Meaning.of(PostCreated.class, BEGINS, e -> Thing.of(e.post())),
            Meaning.of(PostEdited.class, CHANGES, e -> Thing.of(e.post())),
            Meaning.of(PostViewsCounted.class, COUNTS, e -> Thing.of(e.post())),
            // Its comments and likes go with it, without events of their own.
            Meaning.of(PostDeleted.class, ENDS, e -> Thing.of(e.post()))
                    .endingAlso((e, fields) -> e.post().text().equals(fields.get("post"))),
            Meaning.of(CommentAdded.class, BEGINS, e -> Thing.of(e.comment())),
            Meaning.of(CommentEdited.class, CHANGES, e -> Thing.of(e.comment())),
            Meaning.of(CommentDeleted.class, ENDS, e -> Thing.of(e.comment())),
            Meaning.of(PostLiked.class, BEGINS, e -> Thing.of(new LikeId(e.post(), e.account()))),
            Meaning.of(LikeTakenBack.class, ENDS, e -> Thing.of(new LikeId(e.post(), e.account()))),
            Meaning.of(ContentReported.class, COUNTS, Meanings::content).saying(Decided::reported),
            Meaning.of(ReportTakenBack.class, COUNTS, Meanings::content).saying(Decided::takenBack),
            Meaning.of(ContentHidden.class, CHANGES, Meanings::content).saying(Decided::hidden),
            Meaning.of(ContentRestored.class, CHANGES, Meanings::content).saying(Decided::restored),
            Meaning.of(ReviewRequested.class, CHANGES, Meanings::content).saying(Decided::toBeReviewed),
            Meaning.of(ContentJudged.class, CHANGES, Meanings::content).saying(Decided::judged),
            Meaning.of(HistoryViewed.class, NOTHING, e -> null));

    private static final Map<Class<?>, Meaning<?>> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Meaning::type, Function.identity()));

    private Meanings() {}

    private static Thing content(ModerationEvent event) {
        CommentId comment = event.comment();
        return comment == null ? Thing.of(event.post()) : Thing.of(comment);
    }

    static Optional<Meaning<?>> meaning(DomainEvent event) {
        return Optional.ofNullable(BY_CLASS.get(event.getClass()));
    }

    /** The one thing that the event is about, if it is about one. */
    public static Optional<Thing> about(DomainEvent event) {
        return meaning(event).map(meaning -> meaning.thing(event));
    }
}
