package nighttalk.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.AuditEvent.HistoryViewed;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.ModerationEvent.ReviewRequested;
import nighttalk.event.ModerationEvent.Verdict;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What was written once must be readable for ever: one file for every event and every revision it ever had. */
class GoldenFilesTest {

    private static final AccountId ACCOUNT = AccountId.of("0HAWP8GM80001");
    private static final PostId POST = PostId.of("0HAWP8GM80002");
    private static final CommentId COMMENT = CommentId.of("0HAWP8GM80003");
    private static final Instant AT = Instant.parse("2026-11-22T14:34:29.123456Z");

    private static final Map<String, DomainEvent> GOLDEN = Map.ofEntries(
            Map.entry(
                    "AccountRegistered-1",
                    new AccountRegistered(
                            ACCOUNT,
                            Personal.of("owl@example.com"),
                            Personal.of("새벽부엉이"),
                            Personal.of("uploads/0123456789abcdef0123456789abcdef.jpg"),
                            AT)),
            Map.entry("ProfileChanged-1", new ProfileChanged(ACCOUNT, Personal.of("밤산책"), null)),
            Map.entry("PasswordChanged-1", new PasswordChanged(ACCOUNT, 1, "a-token")),
            Map.entry("AccountWithdrawn-1", new AccountWithdrawn(ACCOUNT)),
            Map.entry("PostCreated-1", post("post_uploads/0123456789abcdef0123456789abcdef.png")),
            Map.entry("PostCreated-2", post("post_uploads/0123456789abcdef0123456789abcdef.png")),
            Map.entry(
                    "PostEdited-1", new PostEdited(POST, ACCOUNT, Personal.of("아직도 안 자요?"), Personal.of("저도요"), null)),
            Map.entry("PostDeleted-1", new PostDeleted(POST, ACCOUNT)),
            Map.entry("PostViewsCounted-1", new PostViewsCounted(POST, 17)),
            Map.entry("CommentAdded-1", new CommentAdded(COMMENT, POST, ACCOUNT, Personal.of("토닥토닥"), AT)),
            Map.entry("CommentEdited-1", new CommentEdited(COMMENT, POST, ACCOUNT, Personal.of("힘내요"))),
            Map.entry("CommentDeleted-1", new CommentDeleted(COMMENT, POST, ACCOUNT)),
            Map.entry("PostLiked-1", new PostLiked(POST, ACCOUNT)),
            Map.entry("LikeTakenBack-1", new LikeTakenBack(POST, ACCOUNT)),
            Map.entry(
                    "ContentReported-1",
                    new ContentReported(POST, COMMENT, ACCOUNT, Category.SELF_HARM, Personal.of("걱정돼요"))),
            Map.entry("ReportTakenBack-1", new ReportTakenBack(POST, null, ACCOUNT)),
            Map.entry("ContentHidden-1", new ContentHidden(POST, null, Authority.REPORTS, "신고 5건")),
            Map.entry("ContentRestored-1", new ContentRestored(POST, COMMENT, Authority.MODERATOR, "문제 없음")),
            Map.entry("ReviewRequested-1", new ReviewRequested(POST, null, Authority.SERVICE, "애매함")),
            Map.entry("ContentJudged-1", new ContentJudged(POST, null, Verdict.HIDDEN, "verdict-1", 17, "광고")),
            Map.entry("HistoryViewed-1", new HistoryViewed("sora", "history", "post " + POST, "신고 확인", true)));

    private static PostCreated post(String image) {
        return new PostCreated(POST, ACCOUNT, Personal.of("잠이 안 와요"), Personal.of("다들 뭐 하세요?"), Personal.of(image), AT);
    }

    static Stream<String> names() {
        return new TreeSet<>(GOLDEN.keySet()).stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_revision_ever_written_is_still_read_as_what_it_meant(String name) throws IOException {
        assertThat(Sample.readThroughUpcasters(name(name), revision(name), golden(name), Sample.keyOf(ACCOUNT)))
                .isEqualTo(GOLDEN.get(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void without_the_key_personal_fields_read_as_erased_and_the_rest_as_before(String name) throws IOException {
        Object read = Sample.readThroughUpcasters(name(name), revision(name), golden(name), Sample.noKeys());
        DomainEvent original = GOLDEN.get(name);
        assertThat(read).hasSameClassAs(original);
        if (original instanceof DomainEvent.AboutPerson) {
            assertThat(read).hasToString(original.toString().replaceAll("Personal\\[[^]]*]", "Personal[erased]"));
        } else {
            assertThat(read).isEqualTo(original);
        }
    }

    @Test
    void there_is_a_golden_file_for_every_event_and_each_of_its_revisions() {
        Set<String> wanted = EventCatalog.TYPES.stream()
                .flatMap(type -> IntStream.rangeClosed(1, type.revision()).mapToObj(r -> type.name() + "-" + r))
                .collect(Collectors.toSet());
        assertThat(GOLDEN.keySet()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_written_today_has_the_fields_of_the_newest_golden_file(String name) throws IOException {
        EventType type = EventCatalog.named(name(name)).orElseThrow();
        if (type.revision() != Integer.parseInt(revision(name))) {
            return;
        }
        JsonMapper json = new JsonMapper();
        byte[] written = new EventSerializer(Sample.keyOf(ACCOUNT))
                .serialize(GOLDEN.get(name), byte[].class)
                .getData();
        assertThat(List.copyOf(json.readTree(written).propertyNames()))
                .isEqualTo(List.copyOf(json.readTree(golden(name)).propertyNames()));
    }

    @Test
    void an_event_that_the_catalog_does_not_know_is_read_as_unknown_and_not_as_an_error() {
        Object read = new EventSerializer(Sample.noKeys())
                .deserialize(new SimpleSerializedObject<>(
                        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        byte[].class,
                        new SimpleSerializedType("FromTheFuture", "1")));
        assertThat(read).isInstanceOf(org.axonframework.serialization.UnknownSerializedType.class);
    }

    private static String name(String golden) {
        return golden.substring(0, golden.indexOf('-'));
    }

    private static String revision(String golden) {
        return golden.substring(golden.indexOf('-') + 1);
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = GoldenFilesTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(file).as("golden file of %s", name).isNotNull();
            return file.readAllBytes();
        }
    }
}
