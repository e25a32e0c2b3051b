package nighttalk.query;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.junit.jupiter.api.Test;

class PostViewsIT {

    private static final int READERS = 8;
    private static final int EACH = 40;

    @Test
    void every_look_counts_once_however_many_look_at_a_time_and_over_a_restart() {
        try (RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.post-views.every=20ms")) {
            AccountId who = querySide.log().person();
            PostId post = PostId.next();
            querySide.log().append(registered(who, "부엉이"), created(post, who, "글"));

            assertThat(look(querySide, who, post)).isEqualTo(1);
            ConcurrentSkipListSet<Long> seen = new ConcurrentSkipListSet<>(List.of(1L));
            try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int reader = 0; reader < READERS; reader++) {
                    readers.execute(() -> {
                        long last = 0;
                        for (int i = 0; i < EACH; i++) {
                            long now = look(querySide, who, post);
                            assertThat(now).isGreaterThan(last);
                            last = now;
                            seen.add(now);
                        }
                    });
                }
            }
            long all = 1 + READERS * EACH;
            assertThat(seen.last()).isEqualTo(all);
            assertThat(listed(querySide, who)).isEqualTo(all);

            look(querySide, who, post);
            querySide.restart();

            assertThat(look(querySide, who, post)).isEqualTo(all + 2);
            assertThat(querySide.postInternal("/internal/post-views/flush").status())
                    .isEqualTo(200);
            assertThat(querySide.commandSide().views(post)).isEqualTo(all + 2);
        }
    }

    private static long look(RunningQuerySide querySide, AccountId who, PostId post) {
        return querySide
                .get(who, "/api/posts/" + post)
                .body()
                .path("post")
                .path("views")
                .asLong();
    }

    private static long listed(RunningQuerySide querySide, AccountId who) {
        return querySide
                .get(who, "/api/posts")
                .body()
                .path("posts")
                .valueStream()
                .flatMapToLong(post -> LongStream.of(post.path("views").asLong()))
                .sum();
    }
}
