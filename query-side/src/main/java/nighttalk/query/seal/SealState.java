package nighttalk.query.seal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this process is doing about the seal. */
final class SealState {

    private static final Duration MUCH = Duration.ofMinutes(1);

    private volatile boolean sealing;
    private volatile @Nullable String refused;
    private volatile @Nullable String failure;
    private volatile Instant wellAt = Instant.now();

    void well(boolean sealsHere) {
        sealing = sealsHere;
        failure = null;
        refused = sealsHere ? null : refused;
        wellAt = Instant.now();
    }

    /** It must not go on. */
    void refused(String why) {
        sealing = false;
        refused = why;
    }

    /** Another process has gone on. */
    void noLongerRefused() {
        refused = null;
    }

    /** It can't go on now. */
    void failed(String why) {
        sealing = false;
        failure = why;
    }

    /** Whether this process seals, rather than another one. */
    boolean sealing() {
        return sealing;
    }

    /** Why the log must not be sealed as it is, if so. */
    @Nullable String refused() {
        return refused;
    }

    /** Why it can't be sealed now, if that has been so for a while. */
    @Nullable String failure() {
        return wellAt.plus(MUCH).isBefore(Instant.now()) ? failure : null;
    }
}
