package nighttalk.standalone.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nighttalk.database.Traces;
import nighttalk.event.AccountId;
import nighttalk.standalone.audit.AuditTool;
import nighttalk.standalone.export.ExportTool;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.HouseRules;
import nighttalk.standalone.harness.LogAndViews;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever leaves is gone: from every table, every file, every page, and every export made since. */
class ErasureIT {

    @TempDir
    private Path exports;

    @Test
    void nothing_of_a_person_who_has_left_can_be_found_anywhere() throws Exception {
        try (LogAndViews data = new LogAndViews();
                RunningService service = data.start()) {
            Api api = new Api(service.api());
            Person stays = Person.signsUp(api);
            String postOfOthers = stays.postsSomething();
            Path media = service.data().resolve("media");
            Set<String> ofOthers = pictures(media).keySet();
            Person goes = Person.signsUp(api, "gone-without-trace@example.com", "곧사라질사람");
            String post = HouseRules.text(
                    goes.posts(Form.of("title", "아무도 모를 제목")
                            .and("content", "아무도 모를 이야기")
                            .file("image_file", Pictures.noise(40))),
                    "id");
            goes.edits(post, Form.of("title", "고친 제목이라도").and("content", "고친 이야기라도"));
            goes.comments(postOfOthers, "아무도 모를 댓글");
            goes.savesProfile(Form.of("nickname", "이름을바꾼사람").file("profile_image", Pictures.noise(41)));
            data.run("CREATE TABLE " + data.log("backup") + " AS SELECT * FROM " + data.log("event"));
            data.run("CREATE TABLE " + data.keys("backup") + " AS SELECT * FROM " + data.keys("person_key"));
            Map<String, byte[]> theirs = Traces.texts(Map.of(
                    "e-mail", "gone-without-trace@example.com",
                    "first nickname", "곧사라질사람",
                    "nickname", "이름을바꾼사람",
                    "title", "아무도 모를 제목",
                    "content", "아무도 모를 이야기",
                    "edited title", "고친 제목이라도",
                    "edited content", "고친 이야기라도",
                    "comment", "아무도 모를 댓글"));
            Map<String, byte[]> pictures = pictures(media);
            pictures.keySet().removeAll(ofOthers);
            assertThat(pictures)
                    .as("of the post and the profile, perhaps of the first profile")
                    .hasSizeBetween(2, 3);
            Soon.soon(() -> assertThat(data.traces(theirs).toString())
                    .contains("edited content in", "e-mail in", "comment in", " nickname in"));
            assertThat(data.traces(theirs)).as("the log is encrypted").noneMatch(trace -> trace.contains("_log."));

            goes.withdraws();

            Map<String, byte[]> all = new TreeMap<>(theirs);
            all.putAll(pictures);
            Soon.soon(() -> assertThat(data.traces(all)).isEmpty());
            Soon.soon(() -> assertThat(files(service.data(), all)).isEmpty());
            assertThat(files(service.log(), all)).isEmpty();
            String pages = stays.feed("") + stays.reads(postOfOthers).toString();
            assertThat(theirs.values()).noneMatch(text -> pages.contains(new String(text, UTF_8)));
            assertThat(stays.get("/posts/" + post).send().status()).isEqualTo(404);
            export(service, api);
            assertThat(exports).isNotEmptyDirectory();
            assertThat(files(exports, all)).isEmpty();
            String auditor = new Operators(service.management()).adds("auditor");
            Soon.soon(() -> assertThat(evidence(auditor, api, goes))
                    .contains("1  PostCreated", "of these can be read: 0", "altered: 0, not sealed yet: 0")
                    .endsWith("\nproven\n"));

            keysAreRestored(data, goes);
            assertThat(evidence(auditor, api, goes)).contains("BUT THE KEY STORE HAS A KEY", "NOT PROVEN");
            service.restart();
            Soon.soon(() -> assertThat(keysOf(data, goes)).isZero());
        }
    }

    private static void keysAreRestored(LogAndViews data, Person gone) throws SQLException {
        assertThat(keysOf(data, gone)).isZero();
        data.run("INSERT INTO " + data.keys("person_key") + " SELECT * FROM " + data.keys("backup")
                + " WHERE account_id = " + account(gone));
        assertThat(keysOf(data, gone)).isEqualTo(1);
    }

    private static long keysOf(LogAndViews data, Person person) throws SQLException {
        return data.number(
                "SELECT COUNT(*) FROM " + data.keys("person_key") + " WHERE account_id = " + account(person));
    }

    private static long account(Person person) {
        return AccountId.of(person.id()).value();
    }

    private static String evidence(String auditor, Api api, Person gone) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        AuditTool.run(
                new String[] {
                    "erasure",
                    gone.id(),
                    "--user",
                    auditor,
                    "--password-stdin",
                    "--url",
                    api.base().toString()
                },
                new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8);
    }

    /** Everything that an administrator may take away, personal fields too. */
    private void export(RunningService service, Api api) {
        String administrator = new Operators(service.management()).adds("administrator");
        for (List<String> what : List.of(List.of("events", "--with-personal"), List.of("projection", "feed"))) {
            List<String> arguments = new ArrayList<>(what);
            arguments.addAll(List.of(
                    "--format",
                    "ndjson",
                    "--out",
                    exports.resolve(what.getFirst() + ".ndjson").toString()));
            arguments.addAll(List.of(
                    "--user",
                    administrator,
                    "--password-stdin",
                    "--url",
                    api.base().toString()));
            int code = ExportTool.run(
                    arguments.toArray(String[]::new),
                    new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(UTF_8)),
                    new PrintStream(PrintStream.nullOutputStream()));
            assertThat(code).as(what.toString()).isZero();
        }
    }

    /** The pictures as they are kept. */
    private static Map<String, byte[]> pictures(Path media) throws IOException {
        Map<String, byte[]> pictures = new TreeMap<>();
        for (Path file : filesIn(media)) {
            pictures.put("picture " + file.getFileName(), Files.readAllBytes(file));
        }
        return pictures;
    }

    /** The files that hold something of it. */
    private static List<String> files(Path folder, Map<String, byte[]> sought) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : filesIn(folder)) {
            byte[] content = Files.readAllBytes(file);
            sought.forEach((name, bytes) -> {
                if (Traces.contains(content, bytes)) {
                    found.add(name + " in " + file);
                }
            });
        }
        return found;
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
