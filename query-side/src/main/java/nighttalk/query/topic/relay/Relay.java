package nighttalk.query.topic.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.topic.Places;
import nighttalk.query.topic.Topic;
import nighttalk.query.topic.TopicRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies the log to the topic, in one process at a time, in transactions of the topic.
 *
 * <p>Where to go on is nowhere kept but in the topic itself: behind the last event that is in it, which is read after all
 * earlier writers have been shut out. So each event gets there once, whatever dies when.
 */
final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int AT_ONCE = 500;
    /** A transaction costs the brokers as much with few events as with many; it must end before they call it off. */
    private static final Duration ONE_TRANSACTION = Duration.ofMillis(500);

    private static final Duration QUIET = Duration.ofMillis(20);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final Duration AFTER_AN_ERROR = Duration.ofSeconds(1);

    /** Locks have a name for the whole server, of 64 characters at most. */
    private static final String LOCK = "SHA2(CONCAT(DATABASE(), ?), 224)";

    private final DataSource log;
    private final Topic topic;
    private volatile @Nullable Thread thread;
    private volatile boolean active;
    private boolean failing;
    private volatile long copied;
    private volatile long head;

    /**
     * Takes what it works with.
     *
     * @param log the log's database, and an account that can read it; one connection is kept
     * @param topic where the copy goes
     */
    Relay(DataSource log, Topic topic) {
        this.log = log;
        this.topic = topic;
    }

    /** Whether this process is the one that copies. */
    boolean isActive() {
        return active;
    }

    /** The position of the last event that it copied. */
    long copied() {
        return copied;
    }

    /** How many events are in the log and not in the topic, as far as this process knows. */
    long lag() {
        return active ? Math.max(0, head - copied) : 0;
    }

    private void run() {
        while (isRunning()) {
            try {
                relayAsTheOnlyOne();
            } catch (InterruptedException | InterruptException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (!failing) {
                    LOG.warn("the log can't be copied to the topic now, which is tried again: {}", e.getMessage());
                }
                failing = true;
                if (!paused(AFTER_AN_ERROR)) {
                    return;
                }
            } finally {
                active = false;
            }
        }
    }

    private static boolean paused(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** On one connection: with it goes the lock, and with the lock the right to read on. */
    private void relayAsTheOnlyOne() throws SQLException, InterruptedException {
        try (Connection connection = log.getConnection()) {
            while (isRunning() && !says(connection, "SELECT GET_LOCK(" + LOCK + ", 1)")) {
                Thread.sleep(QUIET); // another process does it
            }
            try {
                if (isRunning()) {
                    relay(new LogRows(new SingleConnectionDataSource(connection, true)));
                }
            } finally {
                active = false;
                says(connection, "SELECT RELEASE_LOCK(" + LOCK + ")"); // who can't reach the topic lets others try
            }
        }
    }

    private boolean says(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, " to " + topic.name());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getInt(1) == 1;
            }
        }
    }

    private void relay(LogRows rows) throws InterruptedException {
        topic.make();
        Producer<String, byte[]> producer = topic.producer();
        try {
            producer.initTransactions(); // whoever wrote before can't any more, and what they had begun is decided
            copied = new Places(topic).last();
            active = true;
            LOG.info("copying the log to the topic {}, from position {} on", topic.name(), copied);
            failing = false;
            while (isRunning()) {
                head = rows.head();
                if (head > copied) {
                    copy(rows, producer, head);
                } else {
                    Thread.sleep(QUIET);
                }
            }
        } finally {
            // By itself it would wait for ever for brokers that are away, and keep the lock from who can reach them.
            producer.close(CLOSE);
        }
    }

    /** Copies up to there, or as far as one transaction comes. */
    private void copy(LogRows rows, Producer<String, byte[]> producer, long upTo) {
        long end = System.nanoTime() + ONE_TRANSACTION.toNanos();
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        long position = copied;
        do {
            List<CanonicalEvent> events = next(rows, position, Math.min(upTo, position + AT_ONCE));
            events.forEach(event -> sent.add(send(producer, event)));
            position += events.size();
        } while (position < upTo && System.nanoTime() - end < 0);
        producer.commitTransaction(); // fails if one of them did
        sent.forEach(Future::resultNow);
        copied = position;
    }

    private static List<CanonicalEvent> next(LogRows rows, long after, long upTo) {
        List<CanonicalEvent> events = rows.range(after, upTo);
        long position = after;
        for (CanonicalEvent event : events) {
            if (event.position() != ++position) {
                break;
            }
        }
        if (position != upTo) {
            throw new KafkaException("the log has no event behind position " + (position - 1));
        }
        return events;
    }

    private Future<RecordMetadata> send(Producer<String, byte[]> producer, CanonicalEvent event) {
        Future<RecordMetadata> sent = producer.send(TopicRecords.of(event, topic.name()));
        if (sent.state() == Future.State.FAILED) {
            // It has waited for brokers that don't say where the topic is; so would each that comes after it.
            throw new KafkaException("the brokers can't be reached", sent.exceptionNow());
        }
        return sent;
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().daemon().name("relay").unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
