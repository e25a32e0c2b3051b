package nighttalk.platform.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import nighttalk.platform.database.NoLongerPrimary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away, or a disk that is full, which passes, from a fault of ours, which does not. */
public final class Unavailability {

    private Unavailability() {}

    /** Whether the error, or what caused it, is that the database can't be reached, or that there is no room. */
    public static boolean isBehind(@Nullable Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || NoRoom.is(cause)
                    || (cause instanceof SQLException sql
                            && (isConnectionState(sql.getSQLState()) || NoLongerPrimary.isBehind(sql)))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 of the SQL standard: connection exceptions. */
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && state.startsWith("08");
    }
}
