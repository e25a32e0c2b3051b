package nighttalk.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExportIT {

    private static final Set<String> PERSONAL_FIELDS =
            Set.of("email", "nickname", "picture", "title", "content", "image", "text");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path made;

    @TempDir
    private static Path taken;

    private static RunningQuerySide querySide;
    private static Console analyst;
    private static Console administrator;
    private static long last;

    @BeforeAll
    static void start() {
        querySide = RunningQuerySide.start("--nighttalk.export.folder=" + made.resolve("exports"));
        analyst = Console.of(querySide, "mina", "analyst");
        administrator = Console.of(querySide, "root", "administrator");
        last = BusyNight.happen(querySide.log());
        Awaitility.await()
                .until(() -> Stream.of("account", "post", "comment", "like", "feed")
                        .allMatch(projection -> querySide.positions().of(projection) >= last));
    }

    @AfterAll
    static void stop() {
        querySide.close();
        // Nothing stays behind.
        assertThat(made.resolve("exports")).isEmptyDirectory();
    }

    private static List<Map<String, Object>> log() {
        return querySide
                .log()
                .tables()
                .sql("SELECT position, occurred_at_us, type, revision, stream_type, stream, sequence, event_id,"
                        + " CONVERT(payload USING utf8mb4) AS payload, CONVERT(metadata USING utf8mb4) AS metadata"
                        + " FROM event ORDER BY position")
                .query()
                .listOfRows();
    }

    private static void assertHoldsNothingPersonal(Path file, List<Map<String, @Nullable String>> rows)
            throws IOException {
        String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
        String read = String.join("\n", rows.stream().map(Object::toString).toList());
        for (String text : BusyNight.PERSONAL) {
            assertThat(read).doesNotContain(text);
            assertThat(raw)
                    .doesNotContain(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv", "ndjson"})
    void every_event_is_in_the_file_as_in_the_log_but_for_what_is_personal(String format) throws IOException {
        Path file = analyst.fetch("{'what':'events','format':'" + format + "'}", taken);

        List<Map<String, @Nullable String>> rows = Opened.rows(file);
        List<Map<String, Object>> log = log();
        assertThat(rows).hasSameSizeAs(log);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, @Nullable String> row = rows.get(i);
            Map<String, Object> event = log.get(i);
            for (String same :
                    List.of("position", "type", "revision", "stream_type", "stream", "sequence", "event_id")) {
                assertThat(row.get(same)).isEqualTo(String.valueOf(event.get(same)));
            }
            assertThat(Opened.micros(row.get("recorded_at"))).isEqualTo(event.get("occurred_at_us"));
            JsonNode metadata = JSON.readTree(String.valueOf(event.get("metadata")));
            for (String why : List.of("actor", "correlation", "causation")) {
                assertThat(row.get(why)).isEqualTo(metadata.path(why).stringValue(null));
            }
            String payload = row.get("payload");
            assertThat(payload == null ? null : JSON.readTree(payload)).isEqualTo(withoutPersonal(event));
        }
        assertHoldsNothingPersonal(file, rows);
    }

    private static @Nullable JsonNode withoutPersonal(Map<String, Object> event) {
        if ("DiaryWritten".equals(event.get("type"))) {
            return null;
        }
        ObjectNode payload = (ObjectNode) JSON.readTree(String.valueOf(event.get("payload")));
        payload.remove("image_path"); // of an older revision
        return payload.remove(PERSONAL_FIELDS);
    }

    @Test
    void an_administrator_may_take_what_people_said_too_and_what_is_erased_is_null() {
        Path file = administrator.fetch(
                "{'what':'events','format':'parquet','withPersonal':true,'types':['PostCreated','PostEdited']}", taken);

        assertThat(Opened.sql("SELECT payload->>'title' AS title, payload->>'content' AS content FROM '" + file + "'"))
                .extracting(row -> row.get("title"), row -> row.get("content"))
                .containsExactly(
                        tuple("잠이 안 와요", "content of 잠이 안 와요"),
                        tuple(null, null),
                        tuple("고친 제목", "고친,\n본문"),
                        tuple(null, null));
    }

    @Test
    void an_analyst_may_not() {
        assertThat(analyst.ask("{'what':'events','format':'csv','withPersonal':true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(analyst.ask("{'what':'projection','projection':'post','format':'csv','withPersonal':true}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void positions_times_and_types_choose_events() {
        assertThat(positions("'from':'4','to':'6'")).containsExactly("4", "5", "6");
        assertThat(positions("'from':" + (last - 1))).containsExactly("" + (last - 1), "" + last);
        // Position p was recorded p minutes after.
        assertThat(positions("'from':'2026-11-22T14:38:29.123456Z','to':'2026-11-22T14:41:29.123456Z'"))
                .containsExactly("4", "5", "6");
        assertThat(positions("'from':'2026-11-22T14:38:29.123457Z','to':'2026-11-22T14:41:29.123457Z'"))
                .containsExactly("5", "6", "7");
        assertThat(positions("'types':['PostLiked','AccountRegistered'],'from':'2'"))
                .containsExactly("2", "3", "7");
        assertThat(analyst.ask("{'what':'events','format':'csv','from':'yesterday'}")
                        .statusCode())
                .isEqualTo(422);
    }

    private static List<@Nullable String> positions(String range) {
        Path file = analyst.fetch("{'what':'events','format':'csv'," + range + "}", taken);
        return Opened.rows(file).stream().map(row -> row.get("position")).toList();
    }

    @Test
    void a_file_of_nothing_has_its_columns_all_the_same() {
        for (String none : List.of("'from':'1000'", "'from':'5','to':'4'", "'from':'2030-01-01T00:00:00Z'")) {
            Path parquet = analyst.fetch("{'what':'events','format':'parquet'," + none + "}", taken);
            assertThat(Opened.rows(parquet)).isEmpty();
            assertThat(Opened.sql("DESCRIBE SELECT * FROM '" + parquet + "'"))
                    .extracting(column -> column.get("column_name") + " " + column.get("column_type"))
                    .containsExactly(
                            "position BIGINT",
                            "recorded_at TIMESTAMP",
                            "type VARCHAR",
                            "revision VARCHAR",
                            "stream_type VARCHAR",
                            "stream VARCHAR",
                            "sequence BIGINT",
                            "event_id VARCHAR",
                            "actor VARCHAR",
                            "correlation VARCHAR",
                            "causation VARCHAR",
                            "payload VARCHAR");
        }
        assertThat(analyst.fetch("{'what':'events','format':'csv','from':'1000'}", taken))
                .content()
                .startsWith("position,recorded_at,type")
                .hasLineCount(1);
        assertThat(analyst.fetch("{'what':'events','format':'ndjson','from':'1000'}", taken))
                .isEmptyFile();
    }

    @Test
    void identifiers_in_events_and_rows_meet() {
        Path events = analyst.fetch("{'what':'events','format':'parquet','types':['PostLiked']}", taken);
        Path feed = analyst.fetch("{'what':'projection','projection':'feed','format':'parquet'}", taken);

        assertThat(Opened.sql("""
                        SELECT likes FROM '%s' AS feed JOIN '%s' AS event ON feed.post_id = list_reduce(
                            list_prepend(0::BIGINT, [strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', digit)::BIGINT - 1
                                FOR digit IN string_split(event.payload->>'post', '')]),
                            lambda number, digit: number * 32 + digit)""".formatted(feed, events))).isEqualTo(List.of(Map.of("likes", "1")));
    }

    @Test
    void nobody_gets_what_there_is_not() {
        assertThat(analyst.ask("{'what':'projection','projection':'token_entry','format':'csv'}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(analyst.ask("{'what':'projection','projection':'feed','table':'account','format':'csv'}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(analyst.ask("{'what':'events','format':'xlsx'}").statusCode())
                .isEqualTo(422);
        assertThat(analyst.ask("{'what':'all','format':'csv'}").statusCode()).isEqualTo(422);
    }

    @Test
    void a_file_is_its_caller_s_alone_and_gone_when_deleted() throws IOException {
        String id = analyst.begin("{'what':'events','format':'csv'}");
        analyst.awaitPhase(id, "done");

        for (String path : List.of("/" + id, "/" + id + "/file")) {
            assertThat(administrator.send("GET", path, "").statusCode()).isEqualTo(404);
        }
        assertThat(administrator.send("DELETE", "/" + id, "").statusCode()).isEqualTo(404);
        assertThat(files(id)).hasSize(1);

        assertThat(analyst.send("DELETE", "/" + id, "").statusCode()).isEqualTo(204);

        assertThat(analyst.file(id).statusCode()).isEqualTo(404);
        assertThat(files(id)).isEmpty();
    }

    static List<Path> files(String id) throws IOException {
        try (Stream<Path> all = Files.walk(made)) {
            return all.filter(path -> path.toString().contains(id) && Files.isRegularFile(path))
                    .toList();
        }
    }
}
