package nighttalk.query;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.projection.MemoryRows;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** An evening of a thousand events, with the database connections cut again and again. */
class SameRowsIT {

    private final Random random = new Random(20261122);
    private final List<AccountId> people = new ArrayList<>();
    private final List<PostId> posts = new ArrayList<>();
    private final List<CommentId> comments = new ArrayList<>();

    @Test
    void every_event_counts_exactly_once_whatever_dies_when() {
        try (RunningQuerySide querySide = RunningQuerySide.start("--nighttalk.projections.batch=20")) {
            MemoryRows expected = new MemoryRows();
            for (int i = 1; i <= 1_000; i++) {
                DomainEvent event = next(querySide.log());
                long position = querySide.log().append(event);
                AllProjections.LIST.forEach(
                        projection -> expected.make(projection.fold(event, position, Evening.NIGHT)));
                if (i % 200 == 0) {
                    querySide.cutConnections();
                }
            }
            long head = querySide.log().head();

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    // a question may draw a connection that was cut
                    .ignoreExceptionsInstanceOf(DataAccessException.class)
                    .until(() -> AllProjections.LIST.stream()
                            .allMatch(projection -> querySide.positions().of(projection.name()) == head));

            for (String table : List.of("account", "post", "feed", "comment", "liked")) {
                assertThat(rows(querySide, table)).as(table).containsExactlyInAnyOrderElementsOf(expected.rows(table));
            }
            assertThat(rows(querySide, "dead_letter_entry")).isEmpty();
        }
    }

    private static List<Map<String, @Nullable Object>> rows(RunningQuerySide querySide, String table) {
        return querySide.views().sql("SELECT * FROM " + table).query().listOfRows().stream()
                .map(row -> {
                    Map<String, @Nullable Object> plain = new TreeMap<>();
                    row.forEach((name, value) -> plain.put(name, MemoryRows.plain(value)));
                    return plain;
                })
                .toList();
    }

    private DomainEvent next(TestLog log) {
        if (people.size() < 5) {
            AccountId who = log.person();
            people.add(who);
            return registered(who, "사람" + people.size());
        }
        AccountId who = any(people);
        if (posts.size() < 3 || random.nextInt(20) == 0) {
            PostId post = PostId.next();
            posts.add(post);
            return created(post, who, "글 😀 " + posts.size());
        }
        PostId post = any(posts);
        return switch (random.nextInt(10)) {
            case 0, 1 -> new PostLiked(post, who);
            case 2 -> new LikeTakenBack(post, who);
            case 3, 4 -> {
                CommentId comment = CommentId.next();
                comments.add(comment);
                yield commented(comment, post, who, "댓글");
            }
            case 5 ->
                comments.isEmpty()
                        ? new PostViewsCounted(post, 1)
                        : new CommentEdited(any(comments), post, who, Personal.of("고친 댓글"));
            case 6 ->
                comments.isEmpty()
                        ? new PostViewsCounted(post, 1)
                        : new CommentDeleted(comments.removeLast(), post, who);
            case 7 ->
                random.nextInt(8) == 0
                        ? new PostDeleted(posts.removeLast(), who)
                        : new PostEdited(post, who, Personal.of("고침"), Personal.of("새 글"), null);
            case 8 ->
                random.nextBoolean()
                        ? new ProfileChanged(who, Personal.of("이름" + random.nextInt(100)), null)
                        : new PasswordChanged(who, random.nextInt(10), "token");
            default -> new PostViewsCounted(post, 1 + random.nextInt(5));
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
