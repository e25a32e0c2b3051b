package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import nighttalk.query.projection.Bookmarks;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.ViewTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What there is to rebuild, and what was rebuilt. */
final class RebuildList {

    /**
     * A projection.
     *
     * @param name its name
     * @param tables which it fills
     * @param position how far its rows are
     * @param head how far the log goes
     * @param lag the difference
     * @param deadLetters how many events it has parked
     * @param rebuild what is being done with it now
     * @param lastRebuild what was done with it last
     * @param undoable whether the rows of before the last rebuild are still there
     */
    record Line(
            String name,
            List<String> tables,
            long position,
            long head,
            long lag,
            long deadLetters,
            @Nullable Status rebuild,
            @Nullable Status lastRebuild,
            boolean undoable) {}

    private final Workshop shop;
    private final JdbcClient views;
    private final Bookmarks bookmarks = new Bookmarks();

    RebuildList(Workshop shop) {
        this.shop = shop;
        this.views = JdbcClient.create(shop.views());
    }

    List<Line> projections() {
        long head = shop.head().now();
        List<Rebuilds.Entry> rebuilds = shop.rebuilds().newest();
        List<Line> lines = new ArrayList<>();
        for (Projection projection : shop.projections().values()) {
            long position = bookmarks.read(views, projection.name()).least();
            lines.add(new Line(
                    projection.name(),
                    projection.tables().stream().map(ViewTable::name).toList(),
                    position,
                    head,
                    Math.max(0, head - position),
                    shop.parked().count(projection.name()),
                    last(rebuilds, projection, false),
                    last(rebuilds, projection, true),
                    Aside.reached(shop, projection).isPresent()));
        }
        return lines;
    }

    private static @Nullable Status last(List<Rebuilds.Entry> rebuilds, Projection projection, boolean over) {
        return rebuilds.stream()
                .filter(entry -> entry.request().projections().contains(projection.name()))
                .map(Rebuilds.Entry::status)
                .filter(status -> status.phase().isOver() == over)
                .findFirst()
                .orElse(null);
    }

    List<Status> newest() {
        return shop.rebuilds().newest().stream().map(Rebuilds.Entry::status).toList();
    }

    Status one(long id) {
        return Checks.existing(shop, id).status();
    }

    List<Difference> differences(long id) {
        Checks.existing(shop, id);
        return shop.rebuilds().differences(id);
    }
}
