package nighttalk.query.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far an export is.
 *
 * @param phase {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param rows how many rows it has so far
 * @param target how many it will have at most
 * @param bytes how large the file is
 * @param message what went wrong, in Korean
 */
record ExportStatus(
        String id,
        String phase,
        long rows,
        long target,
        int percent,
        long bytes,
        @Nullable String message) {

    enum Phase {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
