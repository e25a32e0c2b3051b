package nighttalk.query.seal;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.platform.database.DatabaseAccess;
import nighttalk.platform.database.SchemaMigration;
import nighttalk.query.TestLog;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.SigningKey;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.query.seal.place.Place;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.verify.Report;
import nighttalk.query.seal.verify.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A log, its sealer, and somebody who may change everything in the log's database and in the place. */
final class SealUnderTest implements AutoCloseable {

    static final String NAME = "test.nighttalk/log";

    private final Schemas schemas = TestDatabase.newSchemas();
    private final TestLog log = TestLog.in(schemas);
    private final HikariDataSource reader = open(schemas.reader());
    private final HikariDataSource views = open(schemas.views());
    private final SealMetrics metrics = new SealMetrics(new SealState());
    private final Path folder;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Path place;
    final Path key;

    SealUnderTest() {
        try {
            SchemaMigration.run(views, "db/views");
            metrics.bindTo(meters);
            folder = Files.createTempDirectory("nighttalk-seal");
            place = folder.resolve("place");
            key = newKey("seal.key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource open(Schemas.Account account) {
        return new DatabaseAccess(account.url(), account.user(), account.password(), 4, Duration.ofSeconds(5))
                .open("test");
    }

    Path newKey(String file) {
        try {
            return Files.writeString(folder.resolve(file), SigningKey.generate(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static VerifierKey vkey(Path key) {
        return SigningKey.read(key, NAME).verifier();
    }

    HikariDataSource views() {
        return views;
    }

    /** Whose the views database is. */
    Schemas.Account account() {
        return schemas.views();
    }

    LogRows rows() {
        return new LogRows(reader);
    }

    /** The log's tables, for an administrator. */
    JdbcClient sql() {
        return log.tables();
    }

    void append(int events) {
        List<PostViewsCounted> counted = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            counted.add(new PostViewsCounted(PostId.next(), i + 1L));
        }
        log.append(counted);
    }

    SealSettings settings(Path place, List<Path> keys, String... former) {
        return new SealSettings(
                place.toString(), "", keys, NAME, List.of(former), Duration.ofMinutes(1), Duration.ZERO);
    }

    /** A process that begins to seal. */
    Sealer sealer() {
        return sealer(settings(place, List.of(key)));
    }

    Sealer sealer(SealSettings settings) {
        return new Sealer(
                rows(),
                Place.of(settings.place(), null),
                Keys.read(settings),
                new SealMemory(views),
                metrics,
                settings);
    }

    /** Appends and seals. */
    void sealed(int events) {
        append(events);
        sealer().turn();
    }

    SealedLog sealedLog(VerifierKey... keys) {
        return new SealedLog(Place.of(place.toString(), null), keys.length == 0 ? List.of(vkey(key)) : List.of(keys));
    }

    Checkpoint newest() {
        return sealedLog().newest().orElseThrow().checkpoint();
    }

    Report verify() {
        return verify(null, 0);
    }

    Report verify(@Nullable Checkpoint earlier, long from) {
        return new Verification(rows(), sealedLog(), 2, (position, checkpoint) -> {}).run(earlier, from);
    }

    /** Forgets in the views database what was sealed. */
    void forget() {
        JdbcClient.create(views).sql("DELETE FROM seal_head").update();
    }

    /** Keeps everything as it is now. */
    void keep() {
        sql().sql("DROP TABLE IF EXISTS event_kept").update();
        sql().sql("CREATE TABLE event_kept AS SELECT * FROM event").update();
        copy(place, folder.resolve("kept"));
    }

    /** Everything is as it was kept. */
    void restore() {
        sql().sql("DELETE FROM event").update();
        sql().sql("INSERT INTO event SELECT * FROM event_kept").update();
        sql().sql("UPDATE log_head SET position = (SELECT MAX(position) FROM event_kept)")
                .update();
        copy(folder.resolve("kept"), place);
    }

    static void copy(Path from, Path to) {
        try {
            FileSystemUtils.deleteRecursively(to);
            FileSystemUtils.copyRecursively(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
        reader.close();
        views.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
