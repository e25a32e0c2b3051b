package nighttalk.benchmarks.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.LongConsumer;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.json.EventSerializer;

/**
 * Fills a log with a made-up {@link History}. One thread makes it up, several encrypt and insert, each chunk in one
 * transaction; what is written last is what the service needs to go on from there.
 */
public final class HistoryFill {

    /** A way into the log's schema. */
    @FunctionalInterface
    public interface Log {
        /** A new connection that may write. */
        Connection connect() throws SQLException;
    }

    private static final int CHUNK = 2_000;

    private final Log log;
    private final String keyTable;
    private final HistoryKeys keys;
    private final EntryInsert insert;
    private final LongConsumer progress;

    /**
     * Takes what it works with.
     *
     * @param keyTable where the keys of people are, with its schema
     * @param masterKey what the keys of people are encrypted with, in Base64
     * @param progress told how many events there are, now and then
     */
    public HistoryFill(Log log, String keyTable, String masterKey, LongConsumer progress) {
        this.log = log;
        this.keyTable = keyTable;
        this.keys = new HistoryKeys(masterKey);
        this.insert = new EntryInsert(new EventSerializer(keys), keyTable);
        this.progress = progress;
    }

    /**
     * Appends so many events behind what is there, and moves the head. Nobody else may write meanwhile.
     *
     * @param seed the same gives the same, but for the ciphertext
     */
    public Totals fill(long events, long seed) throws SQLException {
        int threads = Runtime.getRuntime().availableProcessors();
        List<Connection> connections = new ArrayList<>();
        try (ExecutorService inserters = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i <= threads; i++) {
                Connection connection = log.connect();
                connections.add(connection);
                connection.setAutoCommit(false);
            }
            Connection last = connections.getLast();
            Aftermath aftermath = new Aftermath(last, keyTable);
            History history = new History(events, seed, aftermath.head());
            write(history, events, inserters, new LinkedBlockingDeque<>(connections.subList(0, threads)));
            aftermath.write(history.world(), events);
            return Totals.of(history.world());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private void write(
            History history, long events, ExecutorService inserters, LinkedBlockingDeque<Connection> connections)
            throws InterruptedException {
        List<Future<?>> begun = new ArrayList<>();
        for (long made = 0; made < events; ) {
            int size = (int) Math.min(CHUNK, events - made);
            List<Entry> chunk = new ArrayList<>(size);
            Map<Long, byte[]> keysets = new HashMap<>();
            for (int i = 0; i < size; i++) {
                Entry entry = history.next();
                chunk.add(entry);
                if (entry.event() instanceof AccountRegistered registered) {
                    // Before anything that the person says, which another thread may encrypt.
                    keysets.put(registered.account().value(), keys.create(registered.account()));
                }
            }
            Connection free = connections.takeFirst();
            begun.add(inserters.submit(() -> {
                try {
                    insert.insert(free, chunk, keysets);
                } finally {
                    connections.addLast(free);
                }
                return null;
            }));
            made += size;
            progress.accept(made);
            begun.removeIf(HistoryFill::isDone);
        }
        begun.forEach(HistoryFill::await);
    }

    private static boolean isDone(Future<?> one) {
        if (one.isDone()) {
            await(one);
        }
        return one.isDone();
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
