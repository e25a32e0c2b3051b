package nighttalk.query.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import nighttalk.query.export.ExportStatus.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** One file that somebody asked for: in the making, ready, or given up. */
final class Export implements Source.Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Export.class);
    private static final int ROWS_BETWEEN_LOOKS = 1_000;
    /** The reading is that much of the work, in percent; the rest is the writing. */
    private static final int READING = 90;

    private final String id;
    private final String owner;
    private final Format format;
    private final Path folder;
    private final Path file;
    private final ExportFolder room;
    private final DataSize memory;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable Staging staging;

    private volatile Phase phase = Phase.RUNNING;
    private volatile long rows;
    private volatile long target;
    private volatile @Nullable String message;

    Export(String id, String owner, String name, Format format, Path folder, ExportFolder room, DataSize memory) {
        this.id = id;
        this.owner = owner;
        this.format = format;
        this.folder = folder;
        this.file = folder.resolve(name + "." + format.extension());
        this.room = room;
        this.memory = memory;
    }

    /** Makes the file. Whatever happens, only a finished file stays. */
    void run(Source source) {
        Phase end = Phase.FAILED;
        try {
            make(source);
            end = Phase.DONE;
        } catch (ExportRefused e) {
            message = e.getMessage();
        } catch (SQLException | IOException | RuntimeException | LinkageError e) {
            if (cancellation.asked()) {
                end = Phase.CANCELLED;
            } else {
                LOG.error("an export failed", e);
                message = "파일을 만들지 못했습니다. 잠시 후 다시 시도해주세요.";
            }
        } finally {
            end(end);
        }
    }

    private void make(Source source) throws SQLException, IOException {
        try {
            source.read(this);
            if (staging != null) {
                lookAround();
                staging.write(file, format, cancellation);
            }
        } finally {
            if (staging != null) {
                staging.close();
            }
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        for (String part : List.of("staged.duckdb", "staged.duckdb.wal", "spilled")) {
            ExportFolder.remove(folder.resolve(part));
        }
    }

    private synchronized void end(Phase reached) {
        Phase end = reached == Phase.DONE && cancellation.asked() ? Phase.CANCELLED : reached;
        if (end != Phase.DONE) {
            ExportFolder.remove(folder);
        }
        phase = end;
    }

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public Sink begin(List<Column> columns, long most) throws SQLException {
        target = most;
        Staging rowsOnDisk = new Staging(folder, memory, columns);
        staging = rowsOnDisk;
        return values -> {
            rowsOnDisk.append(values);
            long now = rows + 1;
            rows = now;
            if (now % ROWS_BETWEEN_LOOKS == 0) {
                lookAround();
            }
        };
    }

    private void lookAround() {
        cancellation.check();
        try {
            if (room.room() == 0) {
                throw ExportRefused.noRoom();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Calls it off.
     *
     * @return whether there was nothing to call off any more
     */
    synchronized boolean cancel() {
        if (phase == Phase.RUNNING) {
            cancellation.ask();
            return false;
        }
        ExportFolder.remove(folder);
        return true;
    }

    boolean isOf(String caller) {
        return owner.equals(caller);
    }

    boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    boolean isDone() {
        return phase == Phase.DONE;
    }

    Path file() {
        return file;
    }

    Format format() {
        return format;
    }

    ExportStatus status() {
        Phase now = phase;
        int percent = target == 0 ? 0 : (int) Math.min(READING, rows * READING / target);
        return new ExportStatus(
                id,
                now.text(),
                rows,
                target,
                now == Phase.DONE ? 100 : percent,
                file.toFile().length(),
                message);
    }
}
