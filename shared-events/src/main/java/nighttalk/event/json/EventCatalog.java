package nighttalk.event.json;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AuditEvent.HistoryViewed;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
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

/** Every kind of event that the log knows. A new event is one line here, and a golden file. */
final class EventCatalog {

    static final List<EventType> TYPES = List.of(
            new EventType("AccountRegistered", 1, AccountRegistered.class, "account"),
            new EventType("ProfileChanged", 1, ProfileChanged.class, "account"),
            new EventType("PasswordChanged", 1, PasswordChanged.class, null),
            new EventType("AccountWithdrawn", 1, AccountWithdrawn.class, null),
            new EventType("PostCreated", 2, PostCreated.class, "author"),
            new EventType("PostEdited", 1, PostEdited.class, "author"),
            new EventType("PostDeleted", 1, PostDeleted.class, null),
            new EventType("PostViewsCounted", 1, PostViewsCounted.class, null),
            new EventType("CommentAdded", 1, CommentAdded.class, "writer"),
            new EventType("CommentEdited", 1, CommentEdited.class, "writer"),
            new EventType("CommentDeleted", 1, CommentDeleted.class, null),
            new EventType("PostLiked", 1, PostLiked.class, null),
            new EventType("LikeTakenBack", 1, LikeTakenBack.class, null),
            new EventType("ContentReported", 1, ContentReported.class, "reporter"),
            new EventType("ReportTakenBack", 1, ReportTakenBack.class, null),
            new EventType("ContentHidden", 1, ContentHidden.class, null),
            new EventType("ContentRestored", 1, ContentRestored.class, null),
            new EventType("ReviewRequested", 1, ReviewRequested.class, null),
            new EventType("ContentJudged", 1, ContentJudged.class, null),
            new EventType("HistoryViewed", 1, HistoryViewed.class, null));

    private static final Map<String, EventType> BY_NAME =
            TYPES.stream().collect(toUnmodifiableMap(EventType::name, identity()));

    private static final Map<Class<?>, EventType> BY_CLASS =
            TYPES.stream().collect(toUnmodifiableMap(EventType::payload, identity()));

    private EventCatalog() {}

    static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static Optional<EventType> of(Class<?> payload) {
        return Optional.ofNullable(BY_CLASS.get(payload));
    }
}
