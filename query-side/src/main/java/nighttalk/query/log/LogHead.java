package nighttalk.query.log;

/** How far the log goes. */
public interface LogHead {

    /**
     * The position of the newest event that there is here; 0 while the log is empty.
     *
     * @throws org.springframework.dao.DataAccessException if the log can't be reached
     */
    long now();

    /** How many events more than {@link #now} says may have been appended already. */
    default long mayTrailBy() {
        return 0;
    }
}
