package nighttalk.command.eventlog;

import static nighttalk.command.eventlog.LogUnderTest.like;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import nighttalk.database.TestDatabase;
import nighttalk.event.AccountId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Appends that share a transaction. They gather while somebody else holds the head of the log. */
class GroupCommitIT {

    private static LogUnderTest log;

    @BeforeAll
    static void open() {
        log = new LogUnderTest(TestDatabase.newSchemas().log());
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void each_append_of_a_group_succeeds_or_fails_alone() throws Exception {
        PostId post = log.newPost();
        DomainEventMessage<PostLiked> first = like(post);
        DomainEventMessage<PostLiked> sameStream = like(post, first.getAggregateIdentifier(), AccountId.next());
        log.append(first);
        long before = log.log().head();

        List<Future<?>> answers = together(like(post), sameStream, like(PostId.next()), like(post), like(post));

        answers.get(0).get();
        assertThatThrownBy(answers.get(1)::get).hasCauseInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(answers.get(2)::get).hasCauseInstanceOf(Refused.class);
        answers.get(3).get();
        answers.get(4).get();
        assertThat(log.log().head())
                .as("three of the five, and the one that went ahead")
                .isEqualTo(before + 4);
        assertThat(log.likesOf(post)).isEqualTo(4);
        theLogIsDense();
    }

    @Test
    void of_two_changes_of_one_stream_in_one_group_one_counts() throws Exception {
        PostId post = log.newPost();
        AccountId who = AccountId.next();
        List<Future<?>> answers = together(like(post, "twice", who), like(post, "twice", who), like(post));

        assertThat(answers.stream().filter(GroupCommitIT::failed)).hasSize(1);
        assertThat(log.likesOf(post)).isEqualTo(2);
        theLogIsDense();
    }

    @Test
    void what_the_database_refuses_does_not_take_its_neighbours_along() throws Exception {
        PostId post = log.newPost();
        List<Future<?>> answers = together(like(post), like(post, "x".repeat(41), AccountId.next()), like(post));

        assertThat(answers.stream().map(GroupCommitIT::failed)).containsExactly(false, true, false);
        assertThat(log.likesOf(post)).isEqualTo(2);
        theLogIsDense();
    }

    @Test
    void a_cut_connection_costs_nobody_an_append() {
        PostId post = log.newPost();
        for (int i = 0; i < 5; i++) {
            log.append(like(post));
            log.sql()
                    .sql("SELECT id FROM information_schema.processlist WHERE user = SUBSTRING_INDEX(USER(), '@', 1)"
                            + " AND id <> CONNECTION_ID()")
                    .query(Long.class)
                    .list()
                    .forEach(session -> log.sql().sql("KILL " + session).update());
        }
        log.append(like(post));

        assertThat(log.likesOf(post)).isEqualTo(6);
        theLogIsDense();
    }

    @Test
    void a_process_that_stalls_with_the_head_in_its_hands_is_cut_off() throws SQLException {
        PostId post = log.newPost();
        try (Connection stalled = takeHead()) {
            log.append(like(post)); // returns: that is the point

            assertThat(log.likesOf(post)).isEqualTo(1);
            assertThatThrownBy(stalled::commit).isInstanceOf(SQLException.class);
        }
        theLogIsDense();
    }

    /** Takes them to the log while it is held, in this order, and lets it go. */
    private static List<Future<?>> together(DomainEventMessage<?>... events) throws SQLException {
        List<Future<?>> answers = new ArrayList<>();
        PostId post = log.newPost();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection head = takeHead()) {
            threads.execute(() -> log.append(like(post))); // keeps the writing thread busy until the head is free
            awaitQuickly().until(() -> log.log().waiting() == 0 && aSessionWaitsForTheHead());
            for (DomainEventMessage<?> event : events) {
                int queued = answers.size();
                answers.add(threads.submit(() -> log.append(event)));
                awaitQuickly().until(() -> log.log().waiting() == queued + 1);
            }
            head.rollback();
        }
        return answers;
    }

    /** Whoever holds the head and says nothing is cut off after three seconds. */
    private static ConditionFactory awaitQuickly() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    private static boolean aSessionWaitsForTheHead() {
        return log.sql()
                        .sql("SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'UPDATE log_head%'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Connection takeHead() throws SQLException {
        Connection connection = log.writer().getConnection();
        connection.createStatement().executeUpdate("UPDATE log_head SET position = position + 100 WHERE id = 1");
        return connection;
    }

    private static boolean failed(Future<?> answer) {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void theLogIsDense() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log.log().waiting() == 0);
        assertThat(log.sql()
                        .sql("SELECT position FROM event ORDER BY position")
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, log.log().head()).boxed().toList());
    }
}
