package nighttalk.command.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import nighttalk.command.eventlog.EventRow.Place;
import nighttalk.command.eventlog.Table.Row;
import nighttalk.command.eventlog.Writes.Add;
import nighttalk.command.eventlog.Writes.Delete;
import nighttalk.command.eventlog.Writes.Forbid;
import nighttalk.command.eventlog.Writes.Insert;
import nighttalk.command.eventlog.Writes.Require;
import nighttalk.command.eventlog.Writes.Work;
import nighttalk.command.eventlog.Writes.Write;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the turns of one group in one transaction, and keeps who was taken and who was refused. A group of one turn,
 * the common case, takes two messages: one that takes the head and asks for what is required or forbidden, and one that
 * writes and commits.
 */
final class TurnWriter {

    private static final int DUPLICATE_KEY = 1062;

    /** Somewhere in a turn of several a row was there already: who it was shows only one by one. */
    static final class Collision extends Exception {
        Collision(SQLException cause) {
            super(cause);
        }
    }

    private final Connection connection;
    private final Set<Place> taken = new HashSet<>();
    private final SequencedMap<Append, Long> accepted = new LinkedHashMap<>();
    private final Map<Append, RuntimeException> refused = new LinkedHashMap<>();
    private long planned;
    private long last;
    private boolean committing;
    private boolean committed;

    TurnWriter(Connection connection) {
        this.connection = connection;
    }

    /** The appends that are written, each with the position of its last event. */
    SequencedMap<Append, Long> accepted() {
        return accepted;
    }

    /** Those that are not, and why. */
    Map<Append, RuntimeException> refused() {
        return refused;
    }

    /** Whether {@link #write} failed so that only the log can tell if the transaction was committed. */
    boolean maybeCommitted() {
        return committing;
    }

    /** Takes the head of the log, writes, and commits; if nobody was accepted, it rolls back. */
    void write(List<List<Append>> turns) throws SQLException, Collision {
        List<Append> first = withFreePlaces(turns.getFirst());
        write(first, begin(turns, first), turns.size() == 1);
        for (int i = 1; i < turns.size(); i++) {
            List<Append> candidates = withFreePlaces(turns.get(i));
            write(candidates, present(candidates), i == turns.size() - 1);
        }
        finish();
    }

    /** Takes the head of the log, and asks in the same message for what the first turn requires or forbids. */
    private Set<Row> begin(List<List<Append>> turns, List<Append> first) throws SQLException {
        int events = turns.stream()
                .flatMap(List::stream)
                .mapToInt(append -> append.events().size())
                .sum();
        Script script = Head.take(new Script(), events);
        List<Table> asked = RowStatements.ask(script, looked(first));
        List<List<Long>> answers = script.run(connection);
        planned = answers.getFirst().getFirst();
        last = planned - events;
        return RowStatements.present(asked, answers.subList(1, answers.size()));
    }

    private Set<Row> present(List<Append> candidates) throws SQLException {
        Script script = new Script();
        List<Table> asked = RowStatements.ask(script, looked(candidates));
        return asked.isEmpty() ? Set.of() : RowStatements.present(asked, script.run(connection));
    }

    private static Set<Row> looked(List<Append> candidates) {
        return only(Write.class, candidates).stream()
                .filter(write -> write instanceof Require || write instanceof Forbid)
                .map(Write::row)
                .collect(Collectors.toSet());
    }

    private static Optional<RuntimeException> objection(Append append, Set<Row> present) {
        for (Write write : append.writes().writes()) {
            if (write instanceof Require required && !present.contains(required.row())) {
                return Optional.of(required.otherwise().get());
            }
            if (write instanceof Forbid forbidden && present.contains(forbidden.row())) {
                return Optional.of(forbidden.otherwise().get());
            }
        }
        return Optional.empty();
    }

    /** The second of two that want the same place in a stream is too late already. */
    private List<Append> withFreePlaces(List<Append> turn) {
        List<Append> candidates = new ArrayList<>(turn);
        candidates.removeIf(append -> {
            boolean second = append.events().stream().map(EventRow::place).anyMatch(taken::contains);
            if (second) {
                refuse(append, overtaken(append, null));
            } else {
                taken.addAll(append.places());
            }
            return second;
        });
        return candidates;
    }

    private void write(List<Append> candidates, Set<Row> present, boolean lastTurn) throws SQLException, Collision {
        candidates.removeIf(append ->
                objection(append, present).map(reason -> refuse(append, reason)).isPresent());
        if (candidates.size() == 1) {
            writeAlone(candidates.getFirst(), lastTurn);
        } else if (!candidates.isEmpty()) {
            try {
                send(candidates, lastTurn);
            } catch (SQLException e) {
                if (e.getErrorCode() == DUPLICATE_KEY) {
                    throw new Collision(e);
                }
                throw e;
            }
        }
    }

    private void writeAlone(Append append, boolean lastTurn) throws SQLException {
        boolean nobodyElse = lastTurn && accepted.isEmpty();
        @Nullable Savepoint before = nobodyElse ? null : connection.setSavepoint();
        try {
            send(List.of(append), nobodyElse);
        } catch (SQLException e) {
            if (!isOfTheData(e)) {
                throw e;
            }
            refuse(
                    append,
                    e.getErrorCode() == DUPLICATE_KEY
                            ? overtaken(append, e)
                            : new EventStoreException("the database refuses the event", e));
        } catch (RuntimeException e) {
            refuse(append, e);
        }
        if (before != null) {
            if (refused.containsKey(append)) {
                connection.rollback(before);
            } else {
                connection.releaseSavepoint(before);
            }
        }
    }

    /** Classes of SQLSTATE: 22 is data that does not fit, 23 a constraint. All else may be well the next time. */
    private static boolean isOfTheData(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private void send(List<Append> appends, boolean withCommit) throws SQLException {
        Script script = new Script();
        RowStatements.insert(script, only(Insert.class, appends));
        RowStatements.add(script, only(Add.class, appends));
        RowStatements.delete(script, only(Delete.class, appends));
        List<Work> work = appends.stream()
                .flatMap(append -> append.writes().work().stream())
                .toList();
        if (!work.isEmpty()) {
            script.run(connection);
            script = new Script();
            for (Work statements : work) {
                statements.run(connection, last + 1);
            }
        }
        insertEvents(script, appends);
        for (Append append : appends) {
            last += append.events().size();
            accepted.put(append, last);
        }
        if (withCommit) {
            commit(script);
        } else {
            script.run(connection);
        }
    }

    private void insertEvents(Script script, List<Append> appends) {
        List<EventRow> events =
                appends.stream().flatMap(append -> append.events().stream()).toList();
        script.then(EventRow.INSERT).rows(events.size(), EventRow.COLUMNS);
        long position = last;
        for (EventRow event : events) {
            event.bind(script, ++position);
        }
    }

    private void finish() throws SQLException {
        if (accepted.isEmpty()) {
            connection.rollback();
        } else if (!committed) {
            commit(new Script());
        }
    }

    /** Runs the script with a COMMIT as its end, which a refused row keeps from being reached. */
    private void commit(Script script) throws SQLException {
        if (last < planned) {
            Head.put(script, last);
        }
        script.then("COMMIT");
        committing = true;
        try {
            script.run(connection);
        } catch (SQLException e) {
            committing = !isOfTheData(e);
            throw e;
        }
        committing = false;
        committed = true;
    }

    private Append refuse(Append append, RuntimeException reason) {
        refused.put(append, reason);
        if (accepted.remove(append) != null) {
            last -= append.events().size();
        }
        return append;
    }

    private static ConcurrencyException overtaken(Append append, @Nullable Exception cause) {
        return new ConcurrencyException(
                "somebody else changed the stream " + append.events().getFirst().stream(), cause);
    }

    private static <W extends Write> List<W> only(Class<W> kind, List<Append> appends) {
        return appends.stream()
                .flatMap(append -> append.writes().writes().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
