package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import nighttalk.query.rebuild.Copies.Copy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies that nobody folds any more, and that are there. */
final class KeptCopies {

    /**
     * One of them.
     *
     * @param projections whose rows
     * @param place where, or null for tables that were put aside
     * @param unfinished what a copy holds that may be gone on with: once it holds more, it is no longer to be touched
     * @param table its name of a live table
     * @param lookedThrough the last event that was looked at for what is not to stay in it
     * @param note what keeps that number, with parameters for it and then for {@code key}
     * @param key whose number
     */
    record Kept(
            List<Projection> projections,
            @Nullable Place place,
            @Nullable Reach unfinished,
            UnaryOperator<String> table,
            long lookedThrough,
            String note,
            String key) {

        boolean isOfAMoment() {
            return place != null && place.copy() != null;
        }
    }

    private final Workshop shop;
    private final AsOfCopies asOf;
    private final JdbcClient views;

    KeptCopies(Workshop shop, AsOfCopies asOf) {
        this.shop = shop;
        this.asOf = asOf;
        this.views = JdbcClient.create(shop.views());
    }

    List<Kept> list() {
        List<Kept> all = new ArrayList<>();
        shop.projections().values().forEach(projection -> aside(projection).ifPresent(all::add));
        shop.copies().all().forEach(copy -> unfinished(copy).ifPresent(all::add));
        asOf.list().forEach(copy -> finished(copy).ifPresent(all::add));
        return all;
    }

    private Optional<Kept> aside(Projection projection) {
        return Aside.reached(shop, projection)
                .map(reached -> new Kept(
                        List.of(projection),
                        null,
                        null,
                        table -> table + Place.ASIDE,
                        Math.max(
                                reached.least(),
                                lookedThrough("rebuild_aside WHERE projection = ?", projection.name())),
                        "UPDATE rebuild_aside SET looked_through = ? WHERE projection = ?",
                        projection.name()));
    }

    /** Of a rebuild that did not come to its end. */
    private Optional<Kept> unfinished(Copy copy) {
        Place place = Place.named(copy.place());
        Projection projection = shop.projections().get(place.projection());
        boolean underway = shop.rebuilds()
                .find(copy.rebuild())
                .filter(owner -> !owner.status().phase().isOver())
                .isPresent();
        if (projection == null
                || underway
                || copy.changing() != null
                || !shop.tables().exist(place, projection)) {
            return Optional.empty();
        }
        return Optional.of(new Kept(
                List.of(projection),
                place,
                copy.reached(),
                table -> shop.tables().name(place, table),
                Math.max(copy.reached().most(), lookedThrough("rebuild_copy WHERE place = ?", copy.place())),
                "UPDATE rebuild_copy SET looked_through = ? WHERE place = ?",
                copy.place()));
    }

    /** As of some moment. */
    private Optional<Kept> finished(AsOfCopies.AsOf copy) {
        Place place = Place.elsewhere("", copy.name());
        List<Projection> projections = copy.projections().stream()
                .map(shop.projections()::get)
                .filter(Objects::nonNull)
                .toList();
        boolean finished = projections.stream()
                .allMatch(projection -> shop.tables().exist(place, projection)
                        && shop.copies()
                                .of(Place.elsewhere(projection.name(), copy.name()))
                                .isEmpty());
        return finished
                ? Optional.of(new Kept(
                        projections,
                        place,
                        null,
                        table -> shop.tables().name(place, table),
                        Math.max(copy.position(), lookedThrough("as_of_copy WHERE name = ?", copy.name())),
                        "UPDATE as_of_copy SET looked_through = ? WHERE name = ?",
                        copy.name()))
                : Optional.empty();
    }

    private long lookedThrough(String where, String key) {
        return views.sql("SELECT looked_through FROM " + where)
                .param(key)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
