package nighttalk.query.rebuild;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import nighttalk.query.projection.ParkedEvents.Parked;
import nighttalk.query.projection.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Which projections are being rebuilt, and how much of the log each copy holds. */
final class Copies {

    /** The exchange began while the bookmarks were held: they stay as they are. */
    static final String HELD = "held";

    /** The exchange began after the bookmarks were taken away: they move to the target. */
    static final String TAKEN = "taken";

    /**
     * One copy.
     *
     * @param place where
     * @param rebuild whose it is
     * @param reached what it holds
     * @param changing what must be finished if its runner dies
     * @param target where the bookmarks then have to be
     */
    record Copy(
            String place,
            long rebuild,
            Reach reached,
            @Nullable String changing,
            @Nullable Reach target) {}

    private final JdbcClient views;
    private final JsonMapper json;

    Copies(DataSource views, JsonMapper json) {
        this.views = JdbcClient.create(views);
        this.json = json;
    }

    String text(Reach reach) {
        return json.writeValueAsString(reach);
    }

    Reach reach(String text) {
        return json.readValue(text, Reach.class);
    }

    /** Nobody else may rebuild it now; false if somebody else does. */
    boolean claim(Place place, long rebuild, String runner, Reach reached) {
        try {
            views.sql("INSERT INTO rebuild_copy (place, rebuild, runner, reached) VALUES (?, ?, ?, ?)")
                    .params(place.name(), rebuild, runner, text(reached))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Only that runner may write them from now on. */
    void handOver(long rebuild, String runner) {
        views.sql("UPDATE rebuild_copy SET runner = ? WHERE rebuild = ?")
                .params(runner, rebuild)
                .update();
    }

    Optional<Copy> of(Place place) {
        return list("WHERE place = ?", place.name()).stream().findFirst();
    }

    List<Copy> of(long rebuild) {
        return list("WHERE rebuild = ?", rebuild);
    }

    List<Copy> all() {
        return list("WHERE place <> ?", "");
    }

    /** Those whose exchange has begun. */
    List<Copy> changing() {
        return list("WHERE changing IS NOT NULL AND place <> ?", "");
    }

    private List<Copy> list(String which, Object parameter) {
        return views.sql("SELECT place, rebuild, reached, changing, target FROM rebuild_copy " + which)
                .param(parameter)
                .query((row, n) -> new Copy(
                        row.getString("place"),
                        row.getLong("rebuild"),
                        reach(row.getString("reached")),
                        row.getString("changing"),
                        row.getString("target") == null ? null : reach(row.getString("target"))))
                .list();
    }

    /** From now on others finish the exchange if this process dies. */
    void changing(Place place, @Nullable String how, @Nullable Reach target) {
        views.sql("UPDATE rebuild_copy SET changing = ?, target = ? WHERE place = ?")
                .param(how)
                .param(target == null ? null : text(target))
                .param(place.name())
                .update();
    }

    /** Keeps what goes with the exchange, for whoever finishes it. */
    void park(Place place, List<Parked> events) {
        views.sql("UPDATE rebuild_copy SET parked = ? WHERE place = ?")
                .params(json.writeValueAsString(events), place.name())
                .update();
    }

    List<Parked> parked(Place place) {
        return views.sql("SELECT parked FROM rebuild_copy WHERE place = ? AND parked IS NOT NULL")
                .param(place.name())
                .query(String.class)
                .optional()
                .map(text -> List.of(json.readValue(text, Parked[].class)))
                .orElse(List.of());
    }

    void release(Place place, long rebuild) {
        views.sql("DELETE FROM rebuild_copy WHERE place = ? AND rebuild = ?")
                .params(place.name(), rebuild)
                .update();
    }
}
