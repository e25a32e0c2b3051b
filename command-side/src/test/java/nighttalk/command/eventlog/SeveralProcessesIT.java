package nighttalk.command.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.event.PostId;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Several processes write one log while they are killed, stopped and cut off, and readers follow it. For a longer look:
 * {@code mvn verify -pl command-side -am -Dit.test=SeveralProcessesIT -Dnighttalk.test.rounds=200}.
 */
class SeveralProcessesIT {

    private static final int PROCESSES = 3;
    private static final int ROUNDS = Math.max(5, Integer.getInteger("nighttalk.test.rounds", 0));

    private final Random random = new Random(20261122);
    private final Schemas schemas = TestDatabase.newSchemas();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final List<WritingProcess> processes = new ArrayList<>();

    @Test
    void the_log_has_no_holes_and_no_reader_skips_repeats_or_reorders() throws Exception {
        try (LogUnderTest log = new LogUnderTest(schemas.log());
                Follower often = new Follower(log, 7);
                Follower seldom = new Follower(log, 500)) {
            PostId post = log.newPost();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(new WritingProcess(schemas.log(), post));
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (WritingProcess process : processes) {
                    goesOn(process);
                }
                disturb(round, post);
            }
            theLogGrows(log);
            for (WritingProcess process : processes) {
                process.close();
                acknowledged.putAll(process.acknowledged());
            }

            long head = lastHead(log, post);
            assertThat(positions(log, head)).as("positions").isEqualTo(head);
            assertThat(log.likesOf(post)).as("what was written beside the log").isEqualTo(head);
            everythingAcknowledgedIsWhereItWasSaidToBe(log);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> often.read() == head && seldom.read() == head);
            assertThat(often.complaints()).isEmpty();
            assertThat(seldom.complaints()).isEmpty();
        }
    }

    private void disturb(int round, PostId post) throws Exception {
        int victim = random.nextInt(PROCESSES);
        WritingProcess process = processes.get(victim);
        switch (round % 3) {
            case 0 -> {
                process.kill();
                process.close();
                acknowledged.putAll(process.acknowledged());
                processes.set(victim, new WritingProcess(schemas.log(), post));
            }
            case 1 -> stallUntilItHoldsTheHead(process);
            default -> cutConnections();
        }
    }

    /** Whatever the process holds as it is stopped, the others go on, and so does it when it wakes. */
    private void stallUntilItHoldsTheHead(WritingProcess process) throws Exception {
        process.signal("STOP");
        try (LogUnderTest log = new LogUnderTest(schemas.log())) {
            theLogGrows(log);
        }
        process.signal("CONT");
    }

    private static void goesOn(WritingProcess process) {
        int before = process.acknowledged().size();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> process.acknowledged().size() > before + 100);
    }

    private void cutConnections() {
        var server = TestDatabase.server();
        JdbcClient admin = JdbcClient.create(
                new DriverManagerDataSource(server.url(""), server.adminUser(), server.adminPassword()));
        for (long session : admin.sql("SELECT id FROM information_schema.processlist WHERE user = ? AND info LIKE ?")
                .params(schemas.log().user(), "%log_head%")
                .query(Long.class)
                .list()) {
            try {
                admin.sql("KILL " + session).update();
            } catch (DataAccessException e) {
                // gone by itself
            }
        }
    }

    private static void theLogGrows(LogUnderTest log) {
        long before = log.log().head();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> log.log().head() > before + 300);
    }

    /** The head once nobody writes any more: this append comes after whatever the ended processes had in hand. */
    private static long lastHead(LogUnderTest log, PostId post) {
        log.append(LogUnderTest.like(post));
        return log.log().head();
    }

    private static long positions(LogUnderTest log, long head) {
        return log.sql()
                .sql("SELECT COUNT(*) FROM event WHERE position BETWEEN 1 AND ?")
                .param(head)
                .query(Long.class)
                .single();
    }

    private void everythingAcknowledgedIsWhereItWasSaidToBe(LogUnderTest log) {
        Map<String, Long> there = new HashMap<>();
        log.sql().sql("SELECT event_id, position FROM event").query(row -> {
            there.put(row.getString(1), row.getLong(2));
        });
        assertThat(there).containsAllEntriesOf(acknowledged);
        assertThat(acknowledged).isNotEmpty();
    }

    /** Reads the log like a projection: from bookmark to bookmark. */
    private static final class Follower implements AutoCloseable {

        private static final Duration FETCH_DELAY = Duration.ofMillis(5);

        private final LogUnderTest log;
        private final int batch;
        private final List<String> complaints = new ArrayList<>();
        private final Thread thread;
        private volatile long read;
        private volatile boolean ended;

        Follower(LogUnderTest log, int batch) {
            this.log = log;
            this.batch = batch;
            this.thread = Thread.ofPlatform().daemon().start(this::follow);
        }

        private void follow() {
            while (!ended) {
                LockSupport.parkNanos(FETCH_DELAY.toNanos()); // like an event store: not a core for each reader
                try {
                    log.log()
                            .readEvents(new GlobalSequenceTrackingToken(read), false)
                            .limit(batch)
                            .forEach(this::take);
                } catch (RuntimeException e) {
                    // cut off; from the bookmark again
                }
            }
        }

        private void take(TrackedEventMessage<?> event) {
            long position = event.trackingToken().position().orElse(-1);
            if (position != read + 1) {
                complaints.add(position + " came after " + read);
            }
            read = position;
        }

        long read() {
            return read;
        }

        List<String> complaints() {
            return complaints;
        }

        @Override
        public void close() {
            ended = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
