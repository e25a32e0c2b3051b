package nighttalk.query.cache;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Everything is read first, so that it is kept; whoever asks with a position after a change sees the change. */
class KeptRowsIT {

    enum Which {
        WITH_THE_PROJECTIONS,
        BESIDE_IT
    }

    private static RunningQuerySide first;
    private static RunningQuerySide second;

    private AccountId author;
    private AccountId reader;
    private PostId post;
    private CommentId comment;

    @BeforeAll
    static void start() {
        first = RunningQuerySide.start();
        Awaitility.await()
                .until(() -> first.positions().of("feed") == first.log().head());
        second = first.another();
    }

    @AfterAll
    static void stop() {
        second.closeThisOne();
        first.close();
    }

    private static RunningQuerySide at(Which process) {
        return process == Which.BESIDE_IT ? second : first;
    }

    @BeforeEach
    void somethingIsKeptInBoth() {
        author = join("글쓴이");
        reader = join("독자");
        post = PostId.next();
        comment = CommentId.next();
        long position = append(created(post, author, "처음"), commented(comment, post, author, "댓글"));
        for (Which process : Which.values()) {
            for (AccountId who : new AccountId[] {author, reader}) {
                see(process, who, "/api/auth/me", position);
                see(process, who, "/api/posts", position);
                see(process, who, "/api/posts/" + post, position);
            }
        }
    }

    private static AccountId join(String nickname) {
        AccountId who = first.log().person();
        first.log().append(registered(who, nickname));
        return who;
    }

    private static long append(DomainEvent... events) {
        return first.log().append(events);
    }

    private static RunningQuerySide.Answer see(Which process, AccountId who, String path, long position) {
        RunningQuerySide.Answer answer = at(process).get(who, path, "NightTalk-Position", Long.toString(position));
        assertThat(answer.headers()).doesNotContainKey("nighttalk-stale");
        return answer;
    }

    private JsonNode detail(Which process, long position) {
        return see(process, reader, "/api/posts/" + post, position).body().path("post");
    }

    private Stream<JsonNode> listed(Which process, long position) {
        return see(process, reader, "/api/posts", position)
                .body()
                .path("posts")
                .valueStream()
                .filter(shown -> shown.path("id").asString().equals(post.text()));
    }

    @ParameterizedTest
    @EnumSource
    void a_like_and_its_end(Which process) {
        long liked = append(new PostLiked(post, reader));
        assertThat(detail(process, liked).path("liked").asBoolean()).isTrue();
        assertThat(detail(process, liked).path("likes").asLong()).isEqualTo(1);
        assertThat(listed(process, liked).map(shown -> shown.path("likes").asLong()))
                .containsExactly(1L);

        long back = append(new LikeTakenBack(post, reader));
        assertThat(detail(process, back).path("liked").asBoolean()).isFalse();
        assertThat(listed(process, back).map(shown -> shown.path("likes").asLong()))
                .containsExactly(0L);
    }

    @ParameterizedTest
    @EnumSource
    void a_like_of_a_post_that_more_people_like_than_are_kept_with_it(Which process) {
        PostLiked[] crowd = Stream.generate(() -> new PostLiked(post, AccountId.next()))
                .limit(100)
                .toArray(PostLiked[]::new);
        long position = append(crowd);
        assertThat(detail(process, position).path("liked").asBoolean()).isFalse();

        long liked = append(new PostLiked(post, reader));
        assertThat(detail(process, liked).path("liked").asBoolean()).isTrue();
        assertThat(detail(process, liked).path("likes").asLong()).isEqualTo(101);
        long back = append(new LikeTakenBack(post, reader));
        assertThat(detail(process, back).path("liked").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void comments_added_edited_and_deleted(Which process) {
        CommentId another = CommentId.next();
        long added = append(commented(another, post, reader, "또 하나"));
        assertThat(detail(process, added).path("comments").size()).isEqualTo(2);
        assertThat(listed(process, added)
                        .map(shown -> shown.path("comments_count").asLong()))
                .containsExactly(2L);

        long edited = append(new CommentEdited(another, post, reader, Personal.of("고침")));
        assertThat(detail(process, edited)
                        .path("comments")
                        .get(1)
                        .path("content")
                        .asString())
                .isEqualTo("고침");

        long deleted = append(new CommentDeleted(comment, post, author));
        assertThat(detail(process, deleted).path("comments").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_post_edited_looked_at_elsewhere_and_deleted(Which process) {
        long edited = append(new PostEdited(post, author, Personal.of("고친 글"), Personal.of("내용"), null));
        assertThat(detail(process, edited).path("title").asString()).isEqualTo("고친 글");
        assertThat(listed(process, edited).map(shown -> shown.path("title").asString()))
                .containsExactly("고친 글");

        long before = detail(process, edited).path("views").asLong();
        long viewed = append(new PostViewsCounted(post, 1_000));
        assertThat(detail(process, viewed).path("views").asLong()).isGreaterThanOrEqualTo(before + 1_000);

        long deleted = append(new PostDeleted(post, author));
        assertThat(listed(process, deleted)).isEmpty();
        assertThat(see(process, reader, "/api/posts/" + post, deleted).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void a_post_hidden_and_restored(Which process) {
        long hidden = append(new ContentHidden(post, null, Authority.REPORTS, "신고 5건"));
        assertThat(listed(process, hidden)).isEmpty();
        RunningQuerySide.Answer refused = see(process, reader, "/api/posts/" + post, hidden);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body().path("detail").asString()).isEqualTo("이 게시글은 운영 정책에 의해 숨김 처리되었습니다.");
        JsonNode own = see(process, author, "/api/posts/" + post, hidden).body().path("post");
        assertThat(own.path("hidden").asBoolean()).isTrue();
        assertThat(own.path("comments").size()).isEqualTo(1);

        long restored = append(new ContentRestored(post, null, Authority.MODERATOR, "문제 없음"));
        assertThat(listed(process, restored)).hasSize(1);
        assertThat(detail(process, restored).has("hidden")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_comment_hidden_and_restored(Which process) {
        long hidden = append(new ContentHidden(post, comment, Authority.MODERATOR, "광고"));
        assertThat(detail(process, hidden).path("comments").size()).isZero();
        assertThat(listed(process, hidden)
                        .map(shown -> shown.path("comments_count").asLong()))
                .containsExactly(0L);
        assertThat(see(process, author, "/api/posts/" + post, hidden)
                        .body()
                        .path("post")
                        .path("comments")
                        .get(0)
                        .path("hidden")
                        .asBoolean())
                .isTrue();

        long restored = append(new ContentRestored(post, comment, Authority.MODERATOR, "문제 없음"));
        assertThat(detail(process, restored).path("comments").get(0).has("hidden"))
                .isFalse();
        assertThat(listed(process, restored)
                        .map(shown -> shown.path("comments_count").asLong()))
                .containsExactly(1L);
    }

    @ParameterizedTest
    @EnumSource
    void a_new_nickname(Which process) {
        long position = append(new ProfileChanged(author, Personal.of("새이름"), null));

        assertThat(listed(process, position)
                        .map(shown -> shown.path("user_nickname").asString()))
                .containsExactly("새이름");
        assertThat(detail(process, position).path("user_nickname").asString()).isEqualTo("새이름");
        assertThat(detail(process, position)
                        .path("comments")
                        .get(0)
                        .path("writer")
                        .asString())
                .isEqualTo("새이름");
        assertThat(see(process, author, "/api/auth/me", position)
                        .body()
                        .path("user")
                        .path("nickname")
                        .asString())
                .isEqualTo("새이름");
    }

    @ParameterizedTest
    @EnumSource
    void a_withdrawal(Which process) {
        String token = first.commandSide().token(author, 0);
        assertThat(at(process).getWith(token, "/api/auth/me").status()).isEqualTo(200);

        long position = append(new AccountWithdrawn(author));

        assertThat(listed(process, position)).isEmpty();
        assertThat(see(process, reader, "/api/posts/" + post, position).status())
                .isEqualTo(404);
        assertThat(at(process).getWith(token, "/api/auth/me").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void a_new_password(Which process) {
        String token = first.commandSide().token(author, 0);
        assertThat(at(process).getWith(token, "/api/posts").status()).isEqualTo(200);

        append(new PasswordChanged(author, 1, "another token"));

        assertThat(at(process).getWith(token, "/api/posts").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void a_new_post(Which process) {
        PostId newer = PostId.next();
        long position = append(created(newer, author, "새 글"));

        assertThat(see(process, reader, "/api/posts", position)
                        .body()
                        .path("posts")
                        .get(0)
                        .path("id")
                        .asString())
                .isEqualTo(newer.text());
    }

    @ParameterizedTest
    @EnumSource
    void rows_that_changed_without_an_event_as_when_a_parked_one_is_taken_in(Which process) {
        String letter = "letter of " + post;
        long before = seenBy(process);
        park(letter);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> seenBy(process) > before);
        long epoch = seenBy(process);
        detail(process, first.log().head());
        first.views()
                .sql("UPDATE post SET title = '나중에' WHERE post_id = ?")
                .param(post.value())
                .update();

        first.views()
                .sql("DELETE FROM dead_letter_entry WHERE dead_letter_id = ?")
                .param(letter)
                .update();

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> seenBy(process) > epoch);
        assertThat(detail(process, first.log().head()).path("title").asString()).isEqualTo("나중에");
    }

    private static long seenBy(Which process) {
        return at(process).part(Touches.class).epoch();
    }

    private static void park(String letter) {
        first.views()
                .sql("INSERT INTO dead_letter_entry (dead_letter_id, processing_group, sequence_identifier,"
                        + " sequence_index, message_type, event_identifier, time_stamp, payload_type, payload,"
                        + " enqueued_at, cause_type) VALUES (?, 'none', ?, 0, '', '', '', '', '', '', 'test')")
                .params(letter, letter)
                .update();
    }
}
