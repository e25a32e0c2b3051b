package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;

/** Changes of all kinds to a few rows of two tables, so that they get in each other's way. */
final class RandomChanges {

    static final String COUNTED = "counted";
    static final String PAIR = "pair";

    static final List<String> TABLES = List.of(
            "CREATE TABLE counted (id BIGINT NOT NULL PRIMARY KEY, topic BIGINT NOT NULL, likes INT NOT NULL,"
                    + " views BIGINT NOT NULL, words VARCHAR(20), KEY counted_by_topic (topic))",
            "CREATE TABLE pair (one BIGINT NOT NULL, other BIGINT NOT NULL, PRIMARY KEY (one, other))");

    /** A key that a double can't tell from its neighbours. */
    private static final long LARGE = 823_456_789_012_345_678L;

    private final Random random;

    RandomChanges(Random random) {
        this.random = random;
    }

    List<RowChange> some(int most) {
        List<RowChange> changes = new ArrayList<>();
        int count = random.nextInt(most);
        while (changes.size() < count) {
            changes.add(random.nextInt(3) == 0 ? ofPair() : ofCounted());
        }
        return changes;
    }

    private RowChange ofPair() {
        Columns key = Columns.of("one", id()).and("other", id());
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Remove(PAIR, key);
            case 2 -> new RemoveAll(PAIR, Columns.of("one", id()));
            case 3, 4 -> new Grow(PAIR, key, Columns.none(), Columns.none());
            default -> new Put(PAIR, key, Columns.none());
        };
    }

    private RowChange ofCounted() {
        Columns key = Columns.of("id", id());
        return switch (random.nextInt(22)) {
            case 0, 1, 2, 3 ->
                new Put(
                        COUNTED,
                        key,
                        Columns.of("topic", topic())
                                .and("likes", random.nextInt(5))
                                .and("views", 0L)
                                .and("words", random.nextInt(3) == 0 ? words() : null));
            case 4 -> new Change(COUNTED, key, Columns.of("words", words()));
            case 5 -> new Change(COUNTED, key, Columns.of("likes", random.nextInt(9)));
            case 6 -> new Change(COUNTED, key, Columns.of("topic", topic()).and("likes", 7));
            case 7 -> new Change(COUNTED, key, Columns.of("topic", topic()).and("words", null));
            case 8 -> new Remove(COUNTED, key);
            case 9, 10 -> new RemoveAll(COUNTED, Columns.of("topic", topic()));
            case 11 -> new Add(COUNTED, key, Columns.of("likes", 1).and("views", 3L), Columns.none());
            case 12 -> new Add(COUNTED, key, Columns.of("views", 2L), Columns.of("likes", random.nextInt(50)));
            case 13 -> new Add(COUNTED, key, Columns.of("views", 2L), Columns.of("words", words()));
            case 14, 15, 16 -> growing(key);
            case 17 -> growingTopic(key);
            case 18 -> new Grow(COUNTED, key, firstOfAll(), Columns.none());
            default -> new Add(COUNTED, key, Columns.of("likes", random.nextBoolean() ? 1L : -1L), Columns.none());
        };
    }

    private Grow growing(Columns key) {
        Columns first = Columns.of("topic", topic()).and("words", random.nextInt(4) == 0 ? words() : null);
        return random.nextBoolean()
                ? new Grow(COUNTED, key, first, Columns.of("likes", 1L).and("views", (long) random.nextInt(4)))
                : new Grow(COUNTED, key, first.and("likes", 4L), Columns.of("views", 5L));
    }

    /** What rows are removed by grows too. */
    private Grow growingTopic(Columns key) {
        return new Grow(
                COUNTED,
                key,
                Columns.of("words", null),
                Columns.of("topic", 1L).and("likes", 1).and("views", 1L));
    }

    private Columns firstOfAll() {
        return Columns.of("topic", topic())
                .and("likes", random.nextInt(3))
                .and("views", 0L)
                .and("words", random.nextBoolean() ? words() : null);
    }

    private long id() {
        return LARGE + random.nextInt(6);
    }

    private long topic() {
        return random.nextInt(3);
    }

    private String words() {
        return "말 😀 '" + random.nextInt(3);
    }
}
