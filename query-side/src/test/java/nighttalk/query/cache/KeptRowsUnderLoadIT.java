package nighttalk.query.cache;

import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Readers with positions against a stream of writes, in two processes of which one runs the projections. */
class KeptRowsUnderLoadIT {

    private static final Duration LENGTH = Duration.ofSeconds(4);
    private static final int WRITES = 60;
    private static final int READERS = 4;

    /** Versions and likes only grow, and so does the number in the nickname: each is a clock that a page shows. */
    private record Written(long position, int version, int likes, int name) {}

    private static final class Latest {
        private volatile Written now;

        Latest(Written now) {
            this.now = now;
        }
    }

    @Test
    void nobody_sees_an_older_state_than_they_asked_for() throws Exception {
        try (RunningQuerySide first = RunningQuerySide.start()) {
            AccountId who = first.log().person();
            PostId post = PostId.next();
            long start = first.log().append(registered(who, "n0"), created(post, who, "t0"));
            Awaitility.await().until(() -> first.positions().of("feed") >= start);
            RunningQuerySide second = first.another();
            Latest written = new Latest(new Written(start, 0, 0, 0));
            AtomicBoolean done = new AtomicBoolean();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                all.add(people.submit(() -> {
                    try {
                        write(first, who, post, written);
                    } finally {
                        done.set(true);
                    }
                }));
                for (RunningQuerySide process : List.of(first, second)) {
                    for (int i = 0; i < READERS; i++) {
                        all.add(people.submit(() -> read(process, who, post, written, done)));
                    }
                }
                for (Future<?> one : all) {
                    one.get();
                }
            } finally {
                second.closeThisOne();
            }
            assertThat(first.part(MeterRegistry.class)
                            .get("nighttalk.cache.reads")
                            .tag("result", "hit")
                            .counters())
                    .anySatisfy(hits -> assertThat(hits.count()).isPositive());
        }
    }

    private static void write(RunningQuerySide process, AccountId who, PostId post, Latest written) {
        Written now = written.now;
        Instant soonest = Instant.now().plus(LENGTH);
        for (int i = 0; i < WRITES || Instant.now().isBefore(soonest); i++) {
            now = switch (ThreadLocalRandom.current().nextInt(3)) {
                case 0 -> {
                    int version = now.version() + 1;
                    long position = process.log()
                            .append(new PostEdited(post, who, Personal.of("t" + version), Personal.of("글"), null));
                    yield new Written(position, version, now.likes(), now.name());
                }
                case 1 -> {
                    long position = process.log().append(new PostLiked(post, AccountId.next()));
                    yield new Written(position, now.version(), now.likes() + 1, now.name());
                }
                default -> {
                    int name = now.name() + 1;
                    long position = process.log().append(new ProfileChanged(who, Personal.of("n" + name), null));
                    yield new Written(position, now.version(), now.likes(), name);
                }
            };
            written.now = now;
        }
    }

    private static void read(RunningQuerySide process, AccountId who, PostId post, Latest written, AtomicBoolean done) {
        while (!done.get()) {
            Written asked = written.now;
            boolean page = ThreadLocalRandom.current().nextBoolean();
            RunningQuerySide.Answer answer = process.get(
                    who,
                    page ? "/api/posts" : "/api/posts/" + post,
                    "NightTalk-Position",
                    Long.toString(asked.position()));
            if (answer.headers().containsKey("nighttalk-stale")) {
                continue; // it says itself that it is older
            }
            JsonNode body = answer.body();
            JsonNode seen = page ? body.path("posts").get(0) : body.path("post");
            assertThat(number(seen, "title")).isGreaterThanOrEqualTo(asked.version());
            assertThat(seen.path("likes").asInt()).isGreaterThanOrEqualTo(asked.likes());
            assertThat(number(seen, "user_nickname")).isGreaterThanOrEqualTo(asked.name());
        }
    }

    private static int number(JsonNode seen, String field) {
        return Integer.parseInt(seen.path(field).asString().substring(1));
    }
}
