package nighttalk.command.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import nighttalk.command.eventlog.EventRow.Place;
import nighttalk.command.eventlog.Table.Row;
import nighttalk.command.eventlog.Writes.Add;
import nighttalk.command.eventlog.Writes.Delete;
import nighttalk.command.eventlog.Writes.Insert;
import nighttalk.command.eventlog.Writes.Require;
import nighttalk.command.eventlog.Writes.Work;
import nighttalk.command.eventlog.Writes.Write;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Writes the turns of one group within its transaction, and keeps who was taken and who was refused. */
final class TurnWriter {

    private static final int DUPLICATE_KEY = 1062;

    /** Somewhere in a turn of several a row was there already: who it was shows only one by one. */
    static final class Collision extends Exception {
        Collision(SQLException cause) {
            super(cause);
        }
    }

    private final Connection connection;
    private final boolean savepoints;
    private final Set<Place> taken = new HashSet<>();
    private final SequencedMap<Append, Long> accepted = new LinkedHashMap<>();
    private final Map<Append, RuntimeException> refused = new LinkedHashMap<>();
    private long last;

    /**
     * Takes what it works with.
     *
     * @param before the head of the log before this group
     * @param savepoints whether one that fails must leave what the others wrote
     */
    TurnWriter(Connection connection, long before, boolean savepoints) {
        this.connection = connection;
        this.savepoints = savepoints;
        this.last = before;
    }

    /** Position of the last event that was written. */
    long last() {
        return last;
    }

    /** The appends that are written, each with the position of its last event. */
    SequencedMap<Append, Long> accepted() {
        return accepted;
    }

    /** Those that are not, and why. */
    Map<Append, RuntimeException> refused() {
        return refused;
    }

    void write(List<Append> turn) throws SQLException, Collision {
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
        removeThoseThatLackSomething(candidates);
        if (candidates.isEmpty()) {
            return;
        }
        if (turn.size() > 1) {
            try {
                writeAll(candidates);
            } catch (SQLException e) {
                if (e.getErrorCode() == DUPLICATE_KEY) {
                    throw new Collision(e);
                }
                throw e;
            }
        } else {
            writeAlone(candidates.getFirst());
        }
    }

    private void writeAlone(Append append) throws SQLException {
        @Nullable Savepoint before = savepoints ? connection.setSavepoint() : null;
        try {
            writeAll(List.of(append));
        } catch (SQLException e) {
            if (e.getErrorCode() == DUPLICATE_KEY) {
                refuse(append, overtaken(append, e));
            } else if (isOfTheData(e)) {
                refuse(append, new EventStoreException("the database refuses the event", e));
            } else {
                throw e;
            }
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

    private void writeAll(List<Append> appends) throws SQLException {
        RowStatements.insert(connection, only(Insert.class, appends));
        RowStatements.add(connection, only(Add.class, appends));
        RowStatements.delete(connection, only(Delete.class, appends));
        for (Append append : appends) {
            for (Work work : append.writes().work()) {
                work.run(connection, last + 1);
            }
        }
        insertEvents(appends);
        for (Append append : appends) {
            last += append.events().size();
            accepted.put(append, last);
        }
    }

    private void insertEvents(List<Append> appends) throws SQLException {
        long position = last;
        try (PreparedStatement insert = connection.prepareStatement(EventRow.INSERT)) {
            for (Append append : appends) {
                for (EventRow event : append.events()) {
                    event.bind(insert, ++position);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void removeThoseThatLackSomething(List<Append> candidates) throws SQLException {
        List<Require> requirements = only(Require.class, candidates);
        if (requirements.isEmpty()) {
            return;
        }
        Set<Row> present = RowStatements.present(
                connection, requirements.stream().map(Require::row).distinct().toList());
        candidates.removeIf(append -> only(Require.class, List.of(append)).stream()
                .filter(required -> !present.contains(required.row()))
                .findFirst()
                .map(lacking -> refuse(append, lacking.otherwise().get()))
                .isPresent());
    }

    private Append refuse(Append append, RuntimeException reason) {
        refused.put(append, reason);
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
