package nighttalk.query.rebuild;

import org.jspecify.annotations.Nullable;

/** A rebuild can't go on. The message is for the analyst. */
final class RebuildFailed extends RuntimeException {

    RebuildFailed(String message) {
        super(message);
    }

    RebuildFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
