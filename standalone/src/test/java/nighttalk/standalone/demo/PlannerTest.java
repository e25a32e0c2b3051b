package nighttalk.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The evening is as large as promised, and nobody in it does what the service would refuse. */
class PlannerTest {

    private final Texts texts = Texts.load();

    @Test
    void the_same_seed_is_the_same_evening() {
        assertThat(Planner.plan(texts, 7)).isEqualTo(Planner.plan(Texts.load(), 7));
    }

    @Test
    void another_seed_is_another_evening() {
        assertThat(Planner.plan(texts, 7)).isNotEqualTo(Planner.plan(texts, 8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -5, Long.MAX_VALUE})
    void the_evening_has_the_promised_amounts(long seed) {
        Plan plan = Planner.plan(texts, seed);
        assertThat(plan.people()).hasSizeBetween(30, 36).hasSameSizeAs(plan.faces());
        assertThat(plan.leavers()).hasSize(2).doesNotHaveDuplicates();
        assertThat(plan.postsStaying()).isEqualTo(Planner.POSTS_STAYING);
        assertThat(plan.pictures()).isBetween(15L, 40L);
        assertThat(plan.count(Act.EditsPost.class)).isEqualTo(Planner.POSTS_EDITED);
        assertThat(plan.count(Act.DeletesPost.class)).isEqualTo(Planner.POSTS_DELETED);
        assertThat(plan.count(Act.Comments.class)).isBetween(400L, 900L);
        assertThat(plan.count(Act.EditsComment.class)).isPositive();
        assertThat(plan.count(Act.DeletesComment.class)).isPositive();
        assertThat(plan.count(Act.Likes.class)).isBetween(400L, 1200L);
        assertThat(plan.count(Act.Reads.class)).isBetween(1500L, 4000L);
        assertThat(plan.profileChanges()).hasSizeGreaterThan(Planner.NEW_FACES);
    }

    @Test
    void no_post_is_written_twice() {
        assertThat(Planner.plan(texts, 1).posts().stream().map(PlannedPost::text))
                .doesNotHaveDuplicates();
    }

    @Test
    void attention_goes_to_a_few_posts() {
        List<Long> views = counts(Act.Reads.class);
        List<Long> likes = counts(Act.Likes.class);
        long topFifth = sum(views.subList(0, views.size() / 5));
        assertThat(topFifth * 5).as("five times the top fifth's").isGreaterThan(sum(views) * 2);
        assertThat(likes.getFirst()).isGreaterThanOrEqualTo(15);
        assertThat(likes.get(likes.size() / 2)).isLessThan(likes.getFirst() / 3);
    }

    @Test
    void each_person_likes_a_post_at_most_once_and_only_after_reading_it() {
        for (PlannedPost post : Planner.plan(texts, 1).posts()) {
            Set<Integer> read = new HashSet<>();
            Set<Integer> liked = new HashSet<>();
            for (Act act : post.acts()) {
                switch (act) {
                    case Act.Reads reads -> read.add(reads.person());
                    case Act.Likes likes -> {
                        assertThat(read).contains(likes.person());
                        assertThat(liked.add(likes.person())).isTrue();
                    }
                    case Act.TakesLikeBack back -> assertThat(liked).contains(back.person());
                    default -> assertThat(act.person()).isNotNegative();
                }
            }
        }
    }

    @Test
    void only_its_writer_changes_a_thing_and_nobody_visits_a_deleted_post() {
        for (PlannedPost post : Planner.plan(texts, 1).posts()) {
            List<Act.Comments> comments = post.acts().stream()
                    .filter(Act.Comments.class::isInstance)
                    .map(Act.Comments.class::cast)
                    .toList();
            for (Act act : post.acts()) {
                switch (act) {
                    case Act.EditsComment(int person, int nth, String text) ->
                        assertThat(comments.get(nth).person()).isEqualTo(person);
                    case Act.DeletesComment(int person, int nth) ->
                        assertThat(comments.get(nth).person()).isEqualTo(person);
                    case Act.EditsPost(int person, String body) ->
                        assertThat(person).isEqualTo(post.author());
                    case Act.DeletesPost(int person) -> {
                        assertThat(person).isEqualTo(post.author());
                        assertThat(act).isSameAs(post.acts().getLast());
                    }
                    default -> assertThat(act.person()).isNotNegative();
                }
            }
        }
    }

    @Test
    void nothing_is_said_twice_under_one_post_and_everything_fits_its_tone() {
        for (PlannedPost post : Planner.plan(texts, 1).posts()) {
            List<String> said = post.acts().stream()
                    .filter(Act.Comments.class::isInstance)
                    .map(act -> ((Act.Comments) act).text())
                    .toList();
            assertThat(said).doesNotHaveDuplicates();
            assertThat(texts.anywhere())
                    .filteredOn(comment -> said.contains(comment.text()))
                    .allMatch(comment -> comment.tone().fits(post.text().tone()));
        }
    }

    private List<Long> counts(Class<? extends Act> kind) {
        return Planner.plan(texts, 1).posts().stream()
                .map(post -> post.count(kind))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }
}
