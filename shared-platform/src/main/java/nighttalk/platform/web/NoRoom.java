package nighttalk.platform.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Tells that a disk is full: the database's, or ours where pictures are kept and uploads pass through. */
final class NoRoom {

    /**
     * What MySQL and MariaDB say: the table is full (InnoDB, as its files can't grow), disk full, error while writing,
     * and, as their messages begin with EE_, the same of files that are no table's.
     */
    private static final Set<Integer> FULL = Set.of(1114, 1021, 1026, 3, 20);

    /** Some error of the storage engine, with the system's number. */
    private static final int ENGINE = 1030;

    private static final String ENGINE_FULL = "error 28 ";

    /** ENOSPC, EDQUOT and EFBIG: Java has no type and no number for them. */
    private static final Set<String> WORDS = Set.of("no space left on device", "disk quota exceeded", "file too large");

    private NoRoom() {}

    static boolean is(Throwable error) {
        return switch (error) {
            case SQLException sql ->
                FULL.contains(sql.getErrorCode())
                        || (sql.getErrorCode() == ENGINE && message(sql).contains(ENGINE_FULL));
            case IOException io -> WORDS.stream().anyMatch(message(io)::contains);
            default -> false;
        };
    }

    private static String message(Throwable error) {
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    }
}
