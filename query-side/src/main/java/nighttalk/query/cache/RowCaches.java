package nighttalk.query.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import nighttalk.query.cache.KeptRows.Nature;
import nighttalk.query.projection.ProjectionPositions;
import org.springframework.util.unit.DataSize;

/** Makes the {@link KeptRows} of each kind. */
public final class RowCaches {

    private final CacheSettings settings;
    private final ProjectionPositions positions;
    private final Asked asked;
    private final Touches touches;
    private final MeterRegistry meters;

    RowCaches(
            CacheSettings settings, ProjectionPositions positions, Asked asked, Touches touches, MeterRegistry meters) {
        this.settings = settings;
        this.positions = positions;
        this.asked = asked;
        this.touches = touches;
        this.meters = meters;
    }

    /** Kept accounts. */
    public <K, V> KeptRows<K, V> accounts(Collection<String> projections, Nature<V> nature) {
        return make("accounts", settings.accounts(), projections, nature);
    }

    /** Kept pages of the feed. */
    public <K, V> KeptRows<K, V> pages(Collection<String> projections, Nature<V> nature) {
        return make("pages", settings.pages(), projections, nature);
    }

    /** Kept posts with their comments. */
    public <K, V> KeptRows<K, V> posts(Collection<String> projections, Nature<V> nature) {
        return make("posts", settings.posts(), projections, nature);
    }

    /** Kept likes of popular posts. */
    public <K, V> KeptRows<K, V> likes(Collection<String> projections, Nature<V> nature) {
        return make("likes", settings.likes(), projections, nature);
    }

    private <K, V> KeptRows<K, V> make(String name, DataSize most, Collection<String> projections, Nature<V> nature) {
        return new KeptRows<>(
                name, List.copyOf(projections), nature, most.toBytes(), positions, asked, touches, meters);
    }
}
