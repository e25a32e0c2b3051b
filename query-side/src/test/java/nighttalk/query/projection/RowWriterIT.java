package nighttalk.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RowWriterIT {

    private SingleConnectionDataSource database;
    private JdbcTemplate sql;
    private TransactionTemplate transaction;
    private RowWriter writer;

    @BeforeEach
    void makeTables() {
        Schemas.Account owner = TestDatabase.newSchemas().views();
        database = new SingleConnectionDataSource(owner.url(), owner.user(), owner.password(), true);
        sql = new JdbcTemplate(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        writer = new RowWriter(sql);
        RandomChanges.TABLES.forEach(sql::execute);
    }

    @AfterEach
    void close() {
        database.destroy();
    }

    private void write(List<RowChange> changes) {
        transaction.executeWithoutResult(status -> writer.write(changes));
    }

    private List<Map<String, @Nullable Object>> rows(String table) {
        return sql.queryForList("SELECT * FROM " + table).stream()
                .map(row -> {
                    Map<String, @Nullable Object> plain = new TreeMap<>();
                    row.forEach((name, value) -> plain.put(name, MemoryRows.plain(value)));
                    return plain;
                })
                .toList();
    }

    @Test
    void batches_leave_the_same_rows_as_the_changes_one_by_one() {
        Random random = new Random(20261122);
        RandomChanges changes = new RandomChanges(random);
        MemoryRows expected = new MemoryRows();
        for (int batch = 0; batch < 400; batch++) {
            List<RowChange> some = changes.some(random.nextInt(2, 60));
            expected.make(some);
            write(some);

            for (String table : List.of(RandomChanges.COUNTED, RandomChanges.PAIR)) {
                assertThat(rows(table))
                        .as("batch %s: %s", batch, some)
                        .containsExactlyInAnyOrderElementsOf(expected.rows(table));
            }
        }
    }

    @Test
    void rows_that_grow_together_are_filled_up_to_a_power_of_two_by_growing_no_more() {
        for (int rows = 1; rows < 10; rows++) {
            List<RowChange> grown = LongStream.rangeClosed(1, rows)
                    .<RowChange>mapToObj(id -> new Grow(
                            RandomChanges.COUNTED,
                            Columns.of("id", id),
                            Columns.of("topic", 1L).and("views", 0L).and("words", "글"),
                            Columns.of("likes", id)))
                    .toList();
            write(grown);
        }

        assertThat(sql.queryForList("SELECT likes FROM counted ORDER BY id", Long.class))
                .containsExactly(9L, 16L, 21L, 24L, 25L, 24L, 21L, 16L, 9L);
    }

    @Test
    void of_several_texts_for_one_row_the_last_one_stays() {
        write(List.of(counted(1, "처음"), counted(2, "처음")));

        write(List.of(words(1, "하나"), words(2, "따옴표 \" 와 \\ 와\t칸"), words(1, "둘"), words(1, null), words(1, "셋 😀")));

        assertThat(sql.queryForList("SELECT words FROM counted ORDER BY id", String.class))
                .containsExactly("셋 😀", "따옴표 \" 와 \\ 와\t칸");
    }

    private static Change words(long id, @Nullable String words) {
        return new Change(RandomChanges.COUNTED, Columns.of("id", id), Columns.of("words", words));
    }

    @Test
    void a_text_that_does_not_fit_is_refused_even_if_another_follows_and_nothing_is_written() {
        Columns key = Columns.of("id", 1L);
        Put fits = counted(2, "글");
        Put tooLong = counted(1, "길".repeat(21));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    writer.write(List.of(fits));
                    assertThatThrownBy(() -> writer.write(List.of(
                                    counted(3, "글"),
                                    tooLong,
                                    new Change(RandomChanges.COUNTED, key, Columns.of("words", "짧은 글")))))
                            .isInstanceOf(DataIntegrityViolationException.class);
                    assertThat(rows(RandomChanges.COUNTED)).hasSize(1);
                    throw new IllegalStateException("the end");
                }))
                .hasMessage("the end");
    }

    private static Put counted(long id, String words) {
        return new Put(
                RandomChanges.COUNTED,
                Columns.of("id", id),
                Columns.of("topic", 1L).and("likes", 0).and("views", 0L).and("words", words));
    }
}
