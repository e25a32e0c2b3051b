package nighttalk.query.rebuild;

import java.util.List;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Copies of projections as they were at some moment, each in a schema of its own. */
final class AsOfCopies {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /**
     * One of them.
     *
     * @param name what the analyst called it
     * @param schema where it is
     * @param projections which
     * @param position up to where in the log
     */
    record AsOf(String name, String schema, List<String> projections, long position) {}

    private final Workshop shop;
    private final RebuildDesk desk;
    private final JdbcClient views;
    private final JsonMapper json;

    AsOfCopies(Workshop shop, RebuildDesk desk, JsonMapper json) {
        this.shop = shop;
        this.desk = desk;
        this.views = JdbcClient.create(shop.views());
        this.json = json;
    }

    /** The newest position of that moment: everything that was recorded until then. */
    @Nullable Long position(@Nullable String moment) {
        if (moment == null) {
            return null;
        }
        long head = shop.head().now();
        if (NUMBER.matcher(moment).matches()) {
            return Math.min(head, Long.parseLong(moment));
        }
        return shop.log().firstAfter(RebuildEndpoint.time(moment)).orElse(head + 1) - 1;
    }

    /** Makes the schema and fills it. */
    Status start(Request request, String by) {
        Checks.known(shop, request);
        String name = String.valueOf(request.into());
        if (list().stream().anyMatch(copy -> copy.name().equals(name))) {
            throw new Conflict("as-of-exists", "'" + name + "' 사본이 이미 있습니다. 지우거나 다른 이름을 사용해주세요.");
        }
        note(name, request); // before there is anything: what no list has, nobody drops
        try {
            views.sql("CREATE DATABASE IF NOT EXISTS `" + shop.tables().schemaOf(name) + "` CHARACTER SET utf8mb4")
                    .update();
            Status status = desk.start(request, by);
            views.sql("UPDATE as_of_copy SET rebuild = ? WHERE name = ?")
                    .params(Long.parseLong(status.id()), name)
                    .update();
            return status;
        } catch (Refused | Conflict | NoRoom e) {
            views.sql("DELETE FROM as_of_copy WHERE name = ?").param(name).update();
            throw e;
        }
    }

    private void note(String name, Request request) {
        views.sql("INSERT INTO as_of_copy (name, rebuild, position, projections) VALUES (?, 0, ?, ?)")
                .param(name)
                .param(request.asOf())
                .param(json.writeValueAsString(request.projections()))
                .update();
    }

    List<AsOf> list() {
        return views.sql("SELECT name, position, projections FROM as_of_copy ORDER BY name")
                .query((row, n) -> new AsOf(
                        row.getString(1),
                        shop.tables().schemaOf(row.getString(1)),
                        List.of(json.readValue(row.getString(3), String[].class)),
                        row.getLong(2)))
                .list();
    }

    /** Drops the schema. */
    void drop(String name) {
        AsOf copy = list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "as-of-not-found", "그런 사본이 없습니다."));
        for (String projection : copy.projections()) {
            shop.copies()
                    .of(Place.elsewhere(projection, name))
                    .flatMap(left -> shop.rebuilds().find(left.rebuild()))
                    .ifPresent(Checks::over);
        }
        views.sql("DROP DATABASE IF EXISTS `" + copy.schema() + "`").update();
        copy.projections()
                .forEach(projection -> views.sql("DELETE FROM rebuild_copy WHERE place = ?")
                        .param(Place.elsewhere(projection, name).name())
                        .update());
        views.sql("DELETE FROM as_of_copy WHERE name = ?").param(name).update();
    }
}
