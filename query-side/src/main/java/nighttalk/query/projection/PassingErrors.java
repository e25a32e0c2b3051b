package nighttalk.query.projection;

import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import nighttalk.platform.web.Unavailability;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/** Tells errors that pass by themselves (a database that is away, a deadlock) from events that can't be taken in. */
public final class PassingErrors {

    private PassingErrors() {}

    /** Whether trying the same again later makes sense. */
    public static boolean isBehind(@Nullable Throwable error) {
        if (Unavailability.isBehind(error)) {
            return true;
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException) {
                return true;
            }
        }
        return false;
    }
}
