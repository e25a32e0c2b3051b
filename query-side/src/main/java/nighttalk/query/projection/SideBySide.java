package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Remove;

/** Changes of different rows of a table, like ones side by side; counters that some of them leave alone grow by 0. */
final class SideBySide {

    private final List<Remove> removes = new ArrayList<>();
    private final Map<Shape, List<RowChange>> others = new LinkedHashMap<>();
    private final Map<Columns, List<Add>> adds = new LinkedHashMap<>();

    SideBySide(Stream<RowChange> changes) {
        changes.forEach(change -> {
            switch (change) {
                case Remove remove -> removes.add(remove);
                case Add add ->
                    adds.computeIfAbsent(names(add), shape -> new ArrayList<>()).add(add);
                default ->
                    others.computeIfAbsent(Shape.of(change), shape -> new ArrayList<>())
                            .add(change);
            }
        });
    }

    private static Columns names(Add add) {
        List<String> names = new ArrayList<>(add.key().names());
        names.addAll(add.columns().names());
        return new Columns(names, List.of());
    }

    List<RowChange> changes() {
        List<RowChange> all = new ArrayList<>(removes);
        others.values().forEach(all::addAll);
        adds.values().forEach(alike -> all.addAll(sameDeltas(alike)));
        return all;
    }

    private static List<Add> sameDeltas(List<Add> adds) {
        List<String> names = List.copyOf(adds.stream()
                .flatMap(add -> add.deltas().names().stream())
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        return adds.stream()
                .map(add -> add.deltas().names().equals(names)
                        ? add
                        : new Add(add.table(), add.key(), filled(add.deltas(), names), add.columns()))
                .toList();
    }

    private static Columns filled(Columns deltas, List<String> names) {
        List<Object> values = new ArrayList<>();
        for (String name : names) {
            int at = deltas.names().indexOf(name);
            Object delta = at < 0 ? null : deltas.values().get(at);
            values.add(delta == null ? 0L : delta);
        }
        return new Columns(names, List.copyOf(values));
    }
}
