package nighttalk.standalone.seal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.place.Place;
import nighttalk.query.seal.place.PlaceAway;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.verify.Finding;
import nighttalk.query.seal.verify.Report;
import nighttalk.query.seal.verify.Verification;
import nighttalk.standalone.login.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** {@code audit verify}: compares the rows with what was sealed, without asking the running service. */
final class Verify {

    private static final long BETWEEN_LINES_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SealOptions options;
    private final List<VerifierKey> keys;
    private final PrintStream out;
    private final @Nullable Path state;
    private long saidAt = System.nanoTime();

    Verify(SealOptions options, List<VerifierKey> keys, PrintStream out) {
        this.options = options;
        this.keys = keys;
        this.out = out;
        this.state = options.value("--state").map(Path::of).orElse(null);
    }

    int run() throws IOException {
        options.about(0, 0);
        VerifyState begin = begin();
        int threads = options.number("--threads", Runtime.getRuntime().availableProcessors());
        try (HikariDataSource log = log().database(threads + 1).open("log")) {
            Place place = Place.of(
                    options.value("--place")
                            .orElse(options.inData("seal").toAbsolutePath().toString()),
                    System.getenv("NIGHTTALK_SEAL_PLACETOKEN"));
            out.println("comparing the log with what was sealed in " + place);
            long began = System.nanoTime();
            Report report = new Verification(new LogRows(log), new SealedLog(place, keys), threads, this::progress)
                    .run(begin.checkpoint(), begin.verified());
            return say(report, Duration.ofNanos(System.nanoTime() - began));
        } catch (PlaceAway | DataAccessException e) {
            throw new Failure(Failure.NOT_THERE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private LogAccess log() {
        @Nullable String url = options.value("--log-url").orElse(null);
        @Nullable String user = options.value("--log-user").orElse(null);
        if (url == null || user == null) {
            return LogAccess.read(options.inData("keys/" + LogAccess.FILE));
        }
        @Nullable String password = System.getenv("NIGHTTALK_LOG_PASSWORD");
        return new LogAccess(url, user, password == null ? "" : password);
    }

    private VerifyState begin() throws IOException {
        @Nullable String from = options.value("--from").orElse(null);
        if (from != null) {
            return from.matches("[0-9]{1,18}")
                    ? new VerifyState(null, Long.parseLong(from))
                    : VerifyState.ofCheckpoint(Files.readAllBytes(Path.of(from)), keys);
        }
        return state != null && Files.exists(state) ? VerifyState.read(state, keys) : new VerifyState(null, 0);
    }

    private void progress(long position, Checkpoint.Signed checkpoint) {
        long size = checkpoint.checkpoint().size();
        long now = System.nanoTime();
        if (position == size || now - saidAt > BETWEEN_LINES_NANOS) {
            saidAt = now;
            out.printf(Locale.ROOT, "%5.1f %%  %,d of %,d events%n", 100.0 * position / size, position, size);
            if (state != null) {
                VerifyState.write(state, position, checkpoint);
            }
        }
    }

    private int say(Report report, Duration took) {
        Checkpoint.@Nullable Signed signed = report.checkpoint();
        @Nullable Finding finding = report.finding();
        if (finding != null || signed == null) {
            out.println("NOT AS IT WAS SEALED. " + finding);
            return Failure.UNSOUND;
        }
        long events = signed.checkpoint().size() - report.from();
        out.printf(
                Locale.ROOT,
                "all is as it was sealed: %,d events in %.1f s, %,d are not sealed yet%n",
                Math.max(0, events),
                took.toMillis() / 1e3,
                report.notSealedYet());
        out.println("keep this checkpoint; the next verification can begin with it (--from):");
        out.println();
        out.print(signed.note());
        return 0;
    }
}
