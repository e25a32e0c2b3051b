package nighttalk.benchmarks.work;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import nighttalk.benchmarks.load.Load;
import nighttalk.query.seal.leaf.CanonicalEvent;

/** The floor of a verification: each row of the log, all columns that are sealed, through SHA-256. */
final class RowHashes {

    private static final int RANGE = 2_048;
    private static final String ROWS =
            "SELECT " + CanonicalEvent.COLUMNS + " FROM event WHERE position > ? AND position <= ? ORDER BY position";

    private final DataSource log;
    private final int threads;

    RowHashes(DataSource log, int threads) {
        this.log = log;
        this.threads = threads;
    }

    Load run(long events) {
        AtomicLong next = new AtomicLong();
        AtomicLong count = new AtomicLong();
        long began = System.nanoTime();
        try (ExecutorService readers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(readers.submit((Callable<Void>) () -> {
                    for (long after; (after = next.getAndAdd(RANGE)) < events; ) {
                        count.addAndGet(hash(after, Math.min(events, after + RANGE)));
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
        return new Load(events, (System.nanoTime() - began) / 1e9, Map.of());
    }

    private long hash(long after, long upTo) throws SQLException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long rows = 0;
        try (Connection connection = log.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            try (ResultSet row = statement.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    for (int column = 1; column <= columns; column++) {
                        digest.update(row.getBytes(column));
                    }
                    digest.digest();
                    rows++;
                }
            }
        }
        return rows;
    }
}
