package nighttalk.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nighttalk.query.projection.RowChange.Add;
import nighttalk.query.projection.RowChange.Change;
import nighttalk.query.projection.RowChange.Grow;
import nighttalk.query.projection.RowChange.Put;
import nighttalk.query.projection.RowChange.Remove;
import nighttalk.query.projection.RowChange.RemoveAll;
import org.junit.jupiter.api.Test;

class CoalescingTest {

    private static final Columns KEY = Columns.of("post_id", 1L);

    @Test
    void leaves_the_same_rows_as_the_changes_one_by_one() {
        for (int seed = 0; seed < 30_000; seed++) {
            Random random = new Random(seed);
            RandomChanges changes = new RandomChanges(random);
            List<RowChange> before = changes.some(12);
            List<RowChange> batch = changes.some(random.nextInt(2, 60));
            List<RowChange> coalesced = Coalescing.of(batch);

            MemoryRows expected = rows(before, batch);
            for (String table : List.of(RandomChanges.COUNTED, RandomChanges.PAIR)) {
                assertThat(rows(before, coalesced).rows(table))
                        .as("seed %s: %s\nas %s", seed, batch, coalesced)
                        .containsExactlyInAnyOrderElementsOf(expected.rows(table));
            }
        }
    }

    private static MemoryRows rows(List<RowChange> before, List<RowChange> changes) {
        MemoryRows rows = new MemoryRows();
        rows.make(before);
        rows.make(changes);
        return rows;
    }

    @Test
    void a_thousand_likes_of_one_post_are_one_change() {
        List<RowChange> likes = Collections.nCopies(1_000, likes(1));

        assertThat(Coalescing.of(likes)).containsExactly(likes(1_000));
    }

    @Test
    void likes_comments_and_views_of_many_posts_are_two_kinds_of_changes() {
        List<RowChange> changes = new ArrayList<>();
        for (long post = 0; post < 10; post++) {
            Columns key = Columns.of("post_id", post);
            changes.add(new Add("feed", key, Columns.of("likes", 1L), Columns.none()));
            changes.add(new Add("feed", Columns.of("post_id", post + 10), Columns.of("comments", 1L), Columns.none()));
            changes.add(new Add(
                    "feed", Columns.of("post_id", post + 20), Columns.of("views", 5L), Columns.of("position", post)));
        }

        assertThat(Coalescing.of(changes))
                .hasSize(30)
                .extracting(Shape::of)
                .satisfies(shapes -> assertThat(shapes.stream().distinct()).hasSize(2));
    }

    @Test
    void a_like_taken_back_at_once_is_a_removal() {
        assertThat(Coalescing.of(List.of(new Put("liked", KEY, Columns.none()), new Remove("liked", KEY))))
                .containsExactly(new Remove("liked", KEY));
    }

    @Test
    void a_post_liked_at_once_is_put_with_its_likes() {
        assertThat(Coalescing.of(List.of(new Put("feed", KEY, Columns.of("likes", 0L)), likes(1), likes(1), likes(-1))))
                .containsExactly(new Put("feed", KEY, Columns.of("likes", 1L)));
    }

    @Test
    void all_of_a_post_goes_after_whatever_else_happens_to_it() {
        Columns like = Columns.of("post_id", 1L).and("account_id", 2L);
        RemoveAll all = new RemoveAll("liked", Columns.of("post_id", 1L));

        Put put = new Put("liked", like, Columns.none());
        Put other = new Put("liked", Columns.of("post_id", 3L).and("account_id", 2L), Columns.none());

        assertThat(Coalescing.of(List.of(put, all, other, all))).containsExactly(put, other, all);
        assertThat(Coalescing.of(List.of(put, all, put))).containsExactly(put, all, put);
    }

    @Test
    void a_row_that_grows_a_thousand_times_grows_once() {
        assertThat(Coalescing.of(Collections.nCopies(1_000, grown(1)))).containsExactly(grown(1_000));
    }

    @Test
    void a_row_that_is_put_and_grows_is_put_grown() {
        assertThat(Coalescing.of(List.of(new Put("night_hour", KEY, Columns.of("posts", 3L)), grown(2))))
                .containsExactly(new Put("night_hour", KEY, Columns.of("posts", 5L)));
    }

    @Test
    void a_row_that_is_there_from_now_on_is_said_to_be_once_by_the_first() {
        List<RowChange> first = List.of(new Grow("first_answer", KEY, Columns.of("comment_id", 7L), Columns.none()));
        RowChange second = new Grow("first_answer", KEY, Columns.of("comment_id", 8L), Columns.none());

        assertThat(Coalescing.of(List.of(first.getFirst(), second))).isEqualTo(first);
    }

    @Test
    void a_row_that_grows_and_is_removed_is_removed() {
        assertThat(Coalescing.of(List.of(grown(1), new Remove("night_hour", KEY), grown(1))))
                .containsExactly(new Remove("night_hour", KEY), grown(1));
    }

    private static Grow grown(long posts) {
        return new Grow("night_hour", KEY, Columns.none(), Columns.of("posts", posts));
    }

    @Test
    void every_text_is_shown_to_the_database() {
        List<RowChange> edits = List.of(
                new Put("post", KEY, Columns.of("title", "처음")),
                new Change("post", KEY, Columns.of("title", "다음")),
                new Remove("post", KEY));

        assertThat(Coalescing.of(edits)).isEqualTo(edits);
    }

    private static Add likes(long delta) {
        return new Add("feed", KEY, Columns.of("likes", delta), Columns.none());
    }
}
