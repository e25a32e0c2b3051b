package nighttalk.query.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.ViewTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what is asked for. */
final class Sources {

    private final DataSource views;
    private final JdbcClient log;
    private final EventSerializer events;
    private final List<Projection> projections;

    Sources(DataSource views, DataSource log, EventSerializer events, List<Projection> projections) {
        this.views = views;
        this.log = JdbcClient.create(log);
        this.events = events;
        this.projections = List.copyOf(projections);
    }

    /** @throws Refused if there is no such thing */
    Source of(ExportWish wish) {
        return switch (wish.what()) {
            case "events" -> events(wish);
            case "projection" -> rows(wish);
            case null, default -> throw unreadable("what", "what은 events 또는 projection이어야 합니다.");
        };
    }

    private Source events(ExportWish wish) {
        List<String> types = wish.types() == null ? List.of() : wish.types();
        return new EventSource(
                log,
                LogRange.in(log, wish.from(), wish.to(), types),
                wish.isPersonal() ? OpenEvents.withPersonal(events) : OpenEvents.withoutPersonal());
    }

    private Source rows(ExportWish wish) {
        if (wish.from() != null || wish.to() != null || wish.types() != null) {
            throw unreadable("range", "from, to, types는 이벤트에만 쓸 수 있습니다.");
        }
        Projection projection = projections.stream()
                .filter(known -> known.name().equals(wish.projection()))
                .findFirst()
                .orElseThrow(() -> notFound("projection-not-found", "그런 프로젝션이 없습니다."));
        return new TableSource(views, table(projection, wish.table()), wish.isPersonal());
    }

    /** The one of that name; without a name the only one, or the one that is called like the projection. */
    private static ViewTable table(Projection projection, @Nullable String name) {
        List<ViewTable> tables = projection.tables();
        if (name == null && tables.size() == 1) {
            return tables.getFirst();
        }
        Optional<ViewTable> found = tables.stream()
                .filter(table -> table.name().equals(name == null ? projection.name() : name))
                .findFirst();
        return found.orElseThrow(() -> name == null
                ? unreadable(
                        "table",
                        "table이 필요합니다: " + tables.stream().map(ViewTable::name).collect(Collectors.joining(", ")))
                : notFound("table-not-found", "프로젝션에 그런 테이블이 없습니다."));
    }

    /** @throws Refused if there is no such format */
    static Format format(ExportWish wish) {
        return switch (wish.format()) {
            case "parquet" -> Format.PARQUET;
            case "csv" -> Format.CSV;
            case "ndjson" -> Format.NDJSON;
            case null, default -> throw unreadable("format", "format은 parquet, csv, ndjson 중 하나여야 합니다.");
        };
    }

    private static Refused unreadable(String rule, String text) {
        return new Refused(Refused.Kind.UNREADABLE, rule, text);
    }

    private static Refused notFound(String rule, String text) {
        return new Refused(Refused.Kind.NOT_FOUND, rule, text);
    }
}
