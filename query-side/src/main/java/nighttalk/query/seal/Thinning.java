package nighttalk.query.seal;

import java.time.Duration;
import java.time.Instant;
import nighttalk.query.seal.place.Place;
import nighttalk.query.seal.place.SealedLog;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of earlier checkpoints, but one for each span of time: a checkpoint a second would be 30 million files a year,
 * and any two sizes can be shown to be consistent without them, from the tiles.
 */
final class Thinning {

    private final Place place;
    private final Duration keepEvery;
    private @Nullable Instant keptAt;
    private long newest = -1;
    private boolean newestStays;

    Thinning(Place place, Duration keepEvery) {
        this.place = place;
        this.keepEvery = keepEvery;
    }

    /** A checkpoint of that size was published. */
    void published(long size, Instant now) {
        if (newest >= 0 && newest != size && !newestStays) {
            place.forget(SealedLog.path(newest));
        }
        Instant kept = keptAt;
        newestStays = kept == null || !kept.plus(keepEvery).isAfter(now);
        if (newestStays) {
            keptAt = now;
        }
        newest = size;
    }
}
