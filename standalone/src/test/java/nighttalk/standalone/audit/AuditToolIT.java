package nighttalk.standalone.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./nighttalk audit}, against the running service, whose command side writes every look down. */
@OnSharedService
class AuditToolIT {

    private record Outcome(int code, String text) {}

    @TempDir
    private Path folder;

    private final Api api;
    private final Operators operators;
    private String auditor = "";
    private String unmasker = "";

    AuditToolIT(Api api, Operators operators) {
        this.api = api;
        this.operators = operators;
    }

    @BeforeAll
    void somebodyAudits() {
        auditor = operators.adds("auditor");
        unmasker = operators.adds("auditor,unmasker");
    }

    private Outcome audit(String user, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--user", user, "--password-stdin", "--url", api.base().toString()));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = AuditTool.run(
                all.toArray(String[]::new),
                new ByteArrayInputStream((Operators.PASSWORD + "\n").getBytes(UTF_8)),
                new PrintStream(printed, true, UTF_8));
        return new Outcome(code, printed.toString(UTF_8));
    }

    private String done(String user, String... arguments) {
        Outcome outcome = audit(user, arguments);
        assertThat(outcome.code()).as(outcome.text()).isZero();
        return outcome.text();
    }

    @Test
    void an_auditor_sees_who_changed_what_and_an_unmasker_sees_the_words() {
        Person author = Person.signsUp(api);
        String post = text(author.posts("처음 제목", "본문"), "id");
        author.edits(post, Form.of("title", "고친 제목").and("content", "본문"));

        String masked = done(auditor, "history", "post", post);
        String open = done(unmasker, "history", "post", post, "--unmask", "--reason", "분쟁 조정");

        assertThat(masked)
                .contains("PostCreated  by " + author.id(), "PostEdited", "title: (masked) -> (masked)")
                .doesNotContain("처음", "고친", "본문");
        assertThat(open).contains("title: \"처음 제목\" -> \"고친 제목\"").doesNotContain("content: \"본문\" ->");
        assertThat(done(auditor, "looks", "--viewer", unmasker))
                .contains("history  post " + post + "  UNMASKED  \"분쟁 조정\"");
        assertThat(done(auditor, "search", "--type", "HistoryViewed", "--actor", "console:" + unmasker))
                .contains("target: \"post " + post + "\"");
    }

    @Test
    void an_auditor_goes_back_in_time() throws IOException {
        Person author = Person.signsUp(api);
        String post = text(author.posts("그때 그 글", "본문"), "id");
        String comment = text(author.comments(post, "그때 그 댓글"), "id");
        author.pressesLike(post, false);
        author.deletes(post);
        String then = Long.toString(position("post", post, "PostDeleted") - 1);

        assertThat(done(unmasker, "at", then, "thread", post, "--unmask", "--reason", "확인"))
                .contains("title: \"그때 그 글\"", "comment " + comment, "그때 그 댓글", "liked by " + author.id());
        assertThat(done(auditor, "at", then, "feed")).contains("post " + post, "likes: 1", "comments: 1", "(masked)");
        String now = Long.toString(position("post", post, "PostDeleted"));
        assertThat(done(auditor, "at", now, "post", post)).contains("gone since");
        assertThat(done(auditor, "at", now, "feed", "1")).doesNotContain(post);

        Path file = folder.resolve("events.ndjson");
        done(auditor, "search", "--actor", author.id(), "--out", file.toString());
        assertThat(Files.readAllLines(file, UTF_8)).hasSizeGreaterThanOrEqualTo(5);
    }

    private long position(String kind, String id, String type) {
        return done(auditor, "history", kind, id)
                .lines()
                .filter(line -> line.contains("  " + type + "  "))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_withdrawal_is_traced_to_all_that_followed_and_its_texts_are_erased() {
        Person gone = Person.signsUp(api);
        String post = text(gone.posts("지워질 글", "본문"), "id");
        gone.pressesLike(post, false);
        gone.withdraws();

        soon(() -> {
            String withdrawal = Long.toString(position("account", gone.id(), "AccountWithdrawn"));
            assertThat(done(auditor, "trace", withdrawal))
                    .contains("> " + withdrawal, "AccountWithdrawn", "PostDeleted", "post " + post, "LikeTakenBack");
        });
        assertThat(done(unmasker, "history", "account", gone.id(), "--unmask", "--reason", "확인"))
                .contains("nickname: - -> (erased 20")
                .doesNotContain(gone.nickname());
    }

    @Test
    void who_may_not_is_told_so() {
        String analyst = operators.adds("analyst");
        assertThat(audit(analyst, "looks").code()).isEqualTo(3);
        assertThat(audit(auditor, "history", "post", "0HAWP8GM80002", "--unmask", "--reason", "x"))
                .satisfies(outcome -> assertThat(outcome.text()).contains("403"))
                .extracting(Outcome::code)
                .isEqualTo(3);
        assertThat(audit(unmasker, "history", "post", "0HAWP8GM80002", "--unmask")
                        .text())
                .contains("400");
        assertThat(audit(auditor, "history", "post", "0HAWP8GM80002").text()).contains("404");
        assertThat(audit("nobody", "looks").code()).isEqualTo(5);
        assertThat(audit(auditor, "dance").code()).isEqualTo(2);
    }
}
