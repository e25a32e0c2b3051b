package nighttalk.query.projection;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import nighttalk.query.log.LoggedEvents;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The dead letters of a projection, for those who exchange its rows: letters and rows belong together. */
public final class ParkedEvents {

    private static final String ASIDE = "dead_letter_aside";

    /**
     * An event that can't be folded, or that waits behind such a one.
     *
     * @param sequence what must stay in order with it
     * @param position where in the log it is
     * @param fault the class of the error, or nothing for one that waits
     * @param message of the error
     */
    public record Parked(
            String sequence,
            long position,
            @Nullable String fault,
            @Nullable String message) {

        /** One that can't be folded for that cause, or that waits if there is none. */
        public static Parked of(String sequence, long position, @Nullable Throwable cause) {
            ThrowableCause why = cause == null ? null : ThrowableCause.truncated(cause);
            return new Parked(sequence, position, why == null ? null : why.type(), why == null ? null : why.message());
        }
    }

    private record Letter(String id, String sequence, long position) {}

    private final JdbcClient views;
    private final LoggedEvents log;
    private final EventSerializer events;
    private final DeadLetterQueues queues;
    private final JsonMapper json = new JsonMapper();

    /**
     * Takes what it works with.
     *
     * @param views transactions of this source are the caller's
     * @param log the log
     * @param events reads the log and writes the letters: the same, so that what it can't read stays as it is
     */
    public ParkedEvents(DataSource views, LoggedEvents log, EventSerializer events) {
        this.views = JdbcClient.create(views);
        this.log = log;
        this.events = events;
        this.queues = new DeadLetterQueues(views, events);
    }

    /** How many events the projection has parked. */
    public long count(String projection) {
        return views.sql("SELECT COUNT(*) FROM " + DeadLetterQueues.TABLE + " WHERE processing_group = ?")
                .param(projection)
                .query(Long.class)
                .single();
    }

    /** Puts those aside that rows of this reach don't need any more. */
    public void putAside(String projection, Reach reach) {
        views.sql("DELETE FROM " + ASIDE + " WHERE processing_group = ?")
                .param(projection)
                .update();
        for (Letter letter : letters(DeadLetterQueues.TABLE, projection)) {
            if (reach.holds(letter.sequence(), letter.position())) {
                move(letter, DeadLetterQueues.TABLE, ASIDE);
            }
        }
    }

    /** The sequences of those that were put aside with the rows of before. */
    public Set<String> sequencesAside(String projection) {
        return letters(ASIDE, projection).stream().map(Letter::sequence).collect(Collectors.toSet());
    }

    /** Exchanges those that are here with those that were put aside. */
    public void bringBack(String projection, Reach reach) {
        List<Letter> back = letters(ASIDE, projection);
        List<Letter> away = letters(DeadLetterQueues.TABLE, projection);
        away.stream()
                .filter(letter -> reach.holds(letter.sequence(), letter.position()))
                .forEach(letter -> move(letter, DeadLetterQueues.TABLE, ASIDE));
        back.forEach(letter -> move(letter, ASIDE, DeadLetterQueues.TABLE));
    }

    /** Parks them, in their order. */
    public void park(String projection, List<Parked> events) {
        for (Parked event : events) {
            queues.of(projection).enqueue(event.sequence(), letter(event));
        }
    }

    private DeadLetter<EventMessage<?>> letter(Parked event) {
        DeadLetter<EventMessage<?>> letter = new GenericDeadLetter<>(event.sequence(), stored(event.position()));
        return event.fault() == null ? letter : letter.withCause(new ThrowableCause(event.fault(), event.message()));
    }

    private EventMessage<?> stored(long position) {
        try {
            return EventUtils.upcastAndDeserializeTrackedEvents(
                            log.between(position - 1, position, true).stream(), events, Upcasters.chain())
                    .findFirst()
                    .orElseThrow();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the log can't be read", e);
        }
    }

    private void move(Letter letter, String from, String to) {
        views.sql("INSERT INTO " + to + " SELECT * FROM " + from + " WHERE dead_letter_id = ?")
                .param(letter.id())
                .update();
        views.sql("DELETE FROM " + from + " WHERE dead_letter_id = ?")
                .param(letter.id())
                .update();
    }

    private List<Letter> letters(String table, String projection) {
        return views.sql("SELECT dead_letter_id, sequence_identifier, token FROM " + table
                        + " WHERE processing_group = ? ORDER BY sequence_identifier, sequence_index")
                .param(projection)
                .query((row, n) -> new Letter(
                        row.getString(1),
                        row.getString(2),
                        json.readTree(row.getBytes(3)).path("globalIndex").asLong()))
                .list();
    }
}
