package nighttalk.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.junit.jupiter.api.Test;

class RecentViewsTest {

    private final RecentViews recent = new RecentViews();
    private final PostId post = PostId.next();

    private void note(int views, long position) {
        recent.note(new PostViewsCounted(post, views), position);
    }

    @Test
    void only_events_that_the_row_has_not_are_added() {
        note(3, 10);
        note(4, 20);
        note(5, 30);

        assertThat(recent.add(post.value(), 100, 20)).isEqualTo(new ViewsInLog(105, 30));
        assertThat(recent.add(post.value(), 100, 5)).isEqualTo(new ViewsInLog(112, 30));
        assertThat(recent.add(post.value(), 100, 30)).isEqualTo(new ViewsInLog(100, 30));
    }

    @Test
    void another_posts_views_are_not_added() {
        note(3, 10);

        assertThat(recent.add(PostId.next().value(), 7, 0)).isEqualTo(new ViewsInLog(7, 0));
    }

    @Test
    void a_row_older_than_the_memory_must_be_read_again() {
        for (int i = 1; i <= 100; i++) {
            note(1, i);
        }

        assertThat(recent.reachBackTo(post.value(), 50)).isFalse();
        assertThat(recent.reachBackTo(post.value(), 95)).isTrue();
        assertThat(recent.add(post.value(), 0, 95)).isEqualTo(new ViewsInLog(5, 100));
        assertThat(recent.add(post.value(), 50, 50)).isEqualTo(new ViewsInLog(50, 50));
    }
}
