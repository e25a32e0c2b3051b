package nighttalk.platform.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session whose server has stopped being the primary is of no use any more, though its connection is whole. */
public final class NoLongerPrimary implements SQLExceptionOverride {

    /**
     * MySQL's errors: 1290 the server runs with super_read_only, 1836 it is in read-only mode, 3100 the group did not
     * take the transaction, 3101 the group rolled it back, 3750 and 3796 it waits in vain for the new primary's backlog.
     */
    private static final Set<Integer> ERRORS = Set.of(1290, 1836, 3100, 3101, 3750, 3796);

    /** The pool makes it. */
    public NoLongerPrimary() {}

    /** Whether the error says that the server does not take writes (any more). */
    public static boolean isBehind(@Nullable SQLException error) {
        return error != null && ERRORS.contains(error.getErrorCode());
    }

    @java.lang.Override // the interface has a type of that name
    public Override adjudicate(SQLException error) {
        return isBehind(error) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
