package nighttalk.event;

/** What those who work on the service look at: it is part of the history that they look at. */
public sealed interface AuditEvent extends DomainEvent {

    /** What the stream of a viewer's looks begins with; no identifier of anything else has it. */
    String STREAM_PREFIX = "@";

    /** How long a stream's name can be in the log. */
    int LONGEST_STREAM = 40;

    /** Who looked: the name of a console user. */
    String viewer();

    /**
     * The stream of that viewer's looks. Two names that differ in nothing but their fortieth letter share one, which
     * harms nobody: each event says who it was.
     */
    static String stream(String viewer) {
        String stream = STREAM_PREFIX + viewer;
        return stream.length() <= LONGEST_STREAM ? stream : stream.substring(0, LONGEST_STREAM);
    }

    /**
     * Somebody looked into the history. It is written before the answer is given, so there is no look without it.
     *
     * @param look what kind of look, such as {@code history} or {@code search}
     * @param target what was asked for, without any text that was searched for: that may be a person's own
     * @param reason in the viewer's words; empty where none was given. Not encrypted
     * @param unmasked whether personal texts were to be shown
     */
    record HistoryViewed(String viewer, String look, String target, String reason, boolean unmasked)
            implements AuditEvent {}
}
