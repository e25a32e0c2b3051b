package nighttalk.query.log;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What is in the log, by position, kind and time: in its database, or in a topic that holds a copy. */
public interface LoggedEvents {

    /**
     * Where events of some kinds are.
     *
     * @param positions theirs, in order
     * @param lookedUpTo up to where there are no others
     */
    record Found(List<Long> positions, long lookedUpTo) {}

    /**
     * The events behind {@code after} and up to {@code upTo}, in order; fewer if there are fewer.
     *
     * @param origins whether identifiers and metadata are asked for too
     * @throws SQLException if the log can't be read now
     * @throws org.springframework.dao.DataAccessException the same, where it is not a database
     */
    List<StoredEvent> between(long after, long upTo, boolean origins) throws SQLException;

    /**
     * Where the next events of those kinds are.
     *
     * @param types names of kinds, as the log keeps them
     * @param after from where on, itself not included
     * @param most how many at most
     * @throws org.springframework.dao.DataAccessException if the log can't be read now
     */
    Found positionsOf(List<String> types, long after, int most);

    /**
     * The position of the first event that was recorded later than that; nothing if there is none.
     *
     * @throws org.springframework.dao.DataAccessException if the log can't be read now
     */
    OptionalLong firstAfter(Instant moment);
}
