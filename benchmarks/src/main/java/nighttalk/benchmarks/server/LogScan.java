package nighttalk.benchmarks.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nighttalk.event.DomainEvent;
import nighttalk.event.json.EventSerializer;
import nighttalk.event.json.Upcasters;
import nighttalk.event.personal.PersonCiphers;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Goes through the log by several threads, range by range, and does nothing with it. */
final class LogScan {

    private static final int RANGE = 2_000;
    private static final String PAYLOADS = "SELECT payload FROM event WHERE position > ? AND position <= ?";
    /** What an event object is made of; who and why is not asked for. */
    private static final String EVENTS =
            "SELECT position, type, revision, payload FROM event WHERE position > ? AND position <= ? ORDER BY position";

    private static final byte[] NO_METADATA = {'{', '}'};

    /**
     * What came of it.
     *
     * @param count events
     * @param seconds how long it took
     * @param bytes of their payloads
     */
    record Outcome(long count, double seconds, long bytes) {}

    private final DataSource log;
    private final EventSerializer serializer;
    private final EventUpcaster upcasters = Upcasters.chain();

    LogScan(DataSource log, PersonCiphers keys) {
        this.log = log;
        this.serializer = new EventSerializer(keys);
    }

    Outcome run(int threads, long events, boolean decode) {
        AtomicLong next = new AtomicLong();
        AtomicLong count = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        long began = System.nanoTime();
        try (ExecutorService readers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(readers.submit((Callable<Void>) () -> {
                    try (Connection connection = log.getConnection();
                            PreparedStatement range = connection.prepareStatement(decode ? EVENTS : PAYLOADS)) {
                        for (long after; (after = next.getAndAdd(RANGE)) < events; ) {
                            range.setLong(1, after);
                            range.setLong(2, Math.min(events, after + RANGE));
                            count.addAndGet(decode ? decode(range, bytes) : read(range, bytes));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (count.get() != events) {
            throw new IllegalStateException("there are " + count + " events, not " + events);
        }
        return new Outcome(events, (System.nanoTime() - began) / 1e9, bytes.get());
    }

    private static long read(PreparedStatement range, AtomicLong bytes) throws SQLException {
        long rows = 0;
        try (ResultSet row = range.executeQuery()) {
            while (row.next()) {
                bytes.addAndGet(row.getBytes(1).length);
                rows++;
            }
        }
        return rows;
    }

    private long decode(PreparedStatement range, AtomicLong bytes) throws SQLException {
        List<TrackedEventData<byte[]>> rows = new ArrayList<>(RANGE);
        try (ResultSet row = range.executeQuery()) {
            while (row.next()) {
                byte[] payload = row.getBytes(4);
                bytes.addAndGet(payload.length);
                rows.add(new TrackedDomainEventData<>(
                        new GlobalSequenceTrackingToken(row.getLong(1)),
                        new GenericDomainEventEntry<>(
                                "",
                                "",
                                0,
                                "",
                                Instant.EPOCH,
                                row.getString(2),
                                row.getString(3),
                                payload,
                                NO_METADATA)));
            }
        }
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), serializer, upcasters)
                .filter(message -> message.getPayload() instanceof DomainEvent)
                .count();
    }
}
