package nighttalk.query.rebuild;

import java.util.Optional;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;
import nighttalk.query.rebuild.Copies.Copy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables that the last exchange of a projection put aside. */
final class Aside {

    private Aside() {}

    /** What they hold, if there are any. */
    static Optional<Reach> reached(Workshop shop, Projection projection) {
        boolean there = projection.tables().stream()
                .allMatch(table -> shop.tables().exists(shop.tables().schema(), table.name() + Place.ASIDE));
        return there
                ? JdbcClient.create(shop.views())
                        .sql("SELECT reached FROM rebuild_aside WHERE projection = ?")
                        .param(projection.name())
                        .query(String.class)
                        .optional()
                        .map(shop.copies()::reach)
                : Optional.empty();
    }

    /** They become a copy, which a rebuild of its own brings up to the live rows. */
    static void take(Workshop shop, Projection projection) {
        shop.names().asideToCopy(projection);
    }

    /** The copy becomes what is aside again. */
    static void putBack(Workshop shop, Projection projection, Copy copy) {
        shop.names().copyToAside(projection);
        JdbcClient.create(shop.views())
                .sql("REPLACE INTO rebuild_aside (projection, rebuild, reached) VALUES (?, ?, ?)")
                .params(projection.name(), copy.rebuild(), shop.copies().text(copy.reached()))
                .update();
    }
}
