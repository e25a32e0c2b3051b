package nighttalk.event;

/** Something that happened in the community. Once written it is never changed. */
public sealed interface DomainEvent
        permits AccountEvent, PostEvent, CommentEvent, LikeEvent, ModerationEvent, AuditEvent {

    /** An event whose {@link Personal} fields belong to one person and are encrypted under that person's key. */
    interface AboutPerson {

        /** Whose personal data the event holds. */
        AccountId person();
    }
}
