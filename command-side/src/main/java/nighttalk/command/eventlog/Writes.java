package nighttalk.command.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import nighttalk.command.eventlog.Table.Row;
import org.jspecify.annotations.Nullable;

/**
 * What one append changes beside the log. It is collected first and carried out when the append's turn comes, together
 * with that of its neighbours: first what is required or forbidden, then what is inserted, added, deleted, then the rest. Whatever
 * two appends do to one row is done in the order of the log.
 */
public final class Writes {

    /** Something done to one row, in a form that can be done to many rows in one statement. */
    sealed interface Write {

        Row row();

        /** Whether the two give the same in either order. */
        default boolean commutesWith(Write other) {
            return leavesTheRowThere() && other.leavesTheRowThere();
        }

        private boolean leavesTheRowThere() {
            return this instanceof Require || this instanceof Forbid || this instanceof Add;
        }
    }

    record Require(Row row, Supplier<? extends RuntimeException> otherwise) implements Write {}

    record Forbid(Row row, Supplier<? extends RuntimeException> otherwise) implements Write {}

    record Insert(Row row, List<@Nullable Object> values) implements Write {}

    record Add(Row row, List<Long> amounts) implements Write {}

    record Delete(Row row) implements Write {}

    /** Statements of one's own. */
    @FunctionalInterface
    public interface Work {

        /**
         * Runs after everything else of the append but its events.
         *
         * @param log the transaction's connection
         * @param first position of the append's first event
         * @throws nighttalk.platform.refusal.Refused to refuse the append
         */
        void run(Connection log, long first) throws SQLException;
    }

    private final List<Write> writes = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();

    Writes() {}

    /** Refuses the append unless the row is there. */
    public void require(Row row, Supplier<? extends RuntimeException> otherwise) {
        writes.add(new Require(row, otherwise));
    }

    /** Refuses the append if the row is there. */
    public void forbid(Row row, Supplier<? extends RuntimeException> otherwise) {
        writes.add(new Forbid(row, otherwise));
    }

    /**
     * A new row. If it is there already, somebody else was first, and the command is decided once more.
     *
     * @param values of the table's columns
     */
    public void insert(Row row, @Nullable Object... values) {
        writes.add(new Insert(row, Arrays.asList(values)));
    }

    /**
     * Adds to the table's columns, in their order; nothing if the row is not there. Many appends that add to one row
     * cost one statement.
     */
    public void add(Row row, long... amounts) {
        writes.add(new Add(row, LongStream.of(amounts).boxed().toList()));
    }

    /** Takes the row away if it is there. */
    public void delete(Row row) {
        writes.add(new Delete(row));
    }

    /** Something else. It costs the append a turn of its own within the transaction, so it is for what is rare. */
    public void run(Work statements) {
        work.add(statements);
    }

    List<Write> writes() {
        return writes;
    }

    List<Work> work() {
        return work;
    }
}
