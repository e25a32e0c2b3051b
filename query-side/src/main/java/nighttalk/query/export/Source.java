package nighttalk.query.export;

import java.sql.SQLException;
import java.util.List;

/** Where rows come from. */
interface Source {

    /** What the file is called, without its extension. */
    String name();

    /** How many bytes the rows take where they are, as far as it is known without reading them. */
    long bytes();

    /** Reads everything once. */
    void read(Reading reading) throws SQLException;

    /** What an export wants to hear of its source, in this order. */
    interface Reading {

        /** Ends it, if somebody asked for that. */
        Cancellation cancellation();

        /** What the columns are, and how many rows will come at most. */
        Sink begin(List<Column> columns, long rows) throws SQLException;
    }
}
