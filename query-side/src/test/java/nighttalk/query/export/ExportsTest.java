package nighttalk.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import nighttalk.platform.refusal.Refused;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ExportsTest {

    private static final List<Column> NUMBERS = List.of(new Column("number", Column.Kind.NUMBER));

    @TempDir
    private Path folder;

    /** Numbers, as many as there are. */
    private record Numbers(long count, long bytes) implements Source {
        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public void read(Reading reading) throws SQLException {
            Sink sink = reading.begin(NUMBERS, count);
            for (long number = 0; number < count; number++) {
                sink.row(number);
            }
        }
    }

    private Exports exports(Duration keep, DataSize reserve) {
        return new Exports(new ExportSettings(folder.toString(), keep, 2, DataSize.ofMegabytes(64), reserve));
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    private static void awaitEnd(Export export) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !export.isRunning());
    }

    @Test
    void a_file_is_its_owner_s_and_goes_with_the_process() throws Exception {
        Exports exports = exports(Duration.ofHours(1), DataSize.ofBytes(0));
        Export export = exports.start("mina", new Numbers(50_000, 0), Format.PARQUET);
        awaitEnd(export);

        assertThat(export.status())
                .isEqualTo(new ExportStatus(
                        export.status().id(), "done", 50_000, 50_000, 100, Files.size(export.file()), null));
        assertThat(Opened.sql("SELECT count(DISTINCT number) AS n FROM '" + export.file() + "'")
                        .getFirst())
                .containsEntry("n", "50000");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(export.file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent(parent(export.file())))))
                .isEqualTo("rwx------");
        try (Stream<Path> beside = Files.list(parent(export.file()))) {
            assertThat(beside).containsExactly(export.file());
        }

        exports.destroy();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_is_not_fetched_in_time_is_gone() throws Exception {
        Exports exports = exports(Duration.ofMillis(1), DataSize.ofBytes(0));
        Export export = exports.start("mina", new Numbers(1, 0), Format.CSV);
        String id = export.status().id();

        Awaitility.await().until(() -> !Files.exists(parent(export.file())));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThatThrownBy(() -> exports.of("mina", id)).isInstanceOf(Refused.class));
        exports.destroy();
    }

    @Test
    void one_for_which_there_is_no_room_is_not_begun() throws Exception {
        Exports roomy = exports(Duration.ofHours(1), DataSize.ofBytes(0));
        Exports full = exports(Duration.ofHours(1), DataSize.ofTerabytes(100_000));

        assertThatThrownBy(() -> roomy.start("mina", new Numbers(1, Long.MAX_VALUE / 2), Format.CSV))
                .isInstanceOf(ExportRefused.class)
                .extracting(refused -> ((ExportRefused) refused).status().value())
                .isEqualTo(507);
        assertThatThrownBy(() -> full.start("mina", new Numbers(1, 0), Format.CSV))
                .isInstanceOf(ExportRefused.class);
        roomy.destroy();
        full.destroy();
    }

    @Test
    void one_that_is_called_off_on_the_way_leaves_nothing() throws Exception {
        Exports exports = exports(Duration.ofHours(1), DataSize.ofBytes(0));
        CountDownLatch underWay = new CountDownLatch(1);
        Source endless = new Source() {
            @Override
            public String name() {
                return "endless";
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void read(Reading reading) throws SQLException {
                Sink sink = reading.begin(NUMBERS, Long.MAX_VALUE);
                for (long number = 0; ; number++) {
                    sink.row(number);
                    if (number == 100_000) {
                        underWay.countDown();
                    }
                }
            }
        };
        Export export = exports.start("mina", endless, Format.NDJSON);
        underWay.await();

        exports.delete("mina", export.status().id());

        awaitEnd(export);
        assertThat(export.status().phase()).isEqualTo("cancelled");
        assertThat(parent(export.file())).doesNotExist();
        exports.destroy();
    }

    @Test
    void one_that_fails_says_so_and_leaves_nothing() throws IOException, InterruptedException {
        Exports exports = exports(Duration.ofHours(1), DataSize.ofBytes(0));
        Source broken = new Source() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void read(Reading reading) throws SQLException {
                reading.begin(NUMBERS, 2).row(1L);
                throw new SQLException("the database is away");
            }
        };
        Export export = exports.start("mina", broken, Format.PARQUET);
        awaitEnd(export);

        assertThat(export.status().phase()).isEqualTo("failed");
        assertThat(export.status().message()).contains("파일을 만들지 못했습니다");
        assertThat(parent(export.file())).doesNotExist();
        exports.destroy();
    }
}
