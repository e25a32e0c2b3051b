package nighttalk.query;

import static nighttalk.query.Evening.commented;
import static nighttalk.query.Evening.created;
import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PagesIT {

    private static RunningQuerySide querySide;

    @BeforeAll
    static void start() {
        querySide = RunningQuerySide.start();
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    private static AccountId join(String nickname) {
        AccountId who = querySide.log().person();
        querySide.log().append(registered(who, nickname));
        return who;
    }

    @Test
    void somebody_sees_themselves_as_they_are_now() {
        AccountId who = join("달빛");
        querySide.log().append(new ProfileChanged(who, Personal.of("새벽"), null));

        JsonNode answer = querySide.get(who, "/api/auth/me").body();

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("user").path("id").asString()).isEqualTo(who.text());
        assertThat(answer.path("user").path("email").asString()).isEqualTo("달빛@example.com");
        assertThat(answer.path("user").path("nickname").asString()).isEqualTo("새벽");
        assertThat(answer.path("user").path("profile_image_path").isNull()).isTrue();
    }

    @Test
    void the_feed_comes_newest_first_and_page_by_page() {
        AccountId who = join("부엉이");
        List<PostId> posts = IntStream.range(0, 12).mapToObj(i -> PostId.next()).toList();
        posts.forEach(post -> querySide.log().append(created(post, who, "제목")));

        JsonNode first = querySide.get(who, "/api/posts?size=5").body();
        String cursor = first.path("last_id").asString();
        JsonNode second =
                querySide.get(who, "/api/posts?size=7&last_id=" + cursor).body();

        assertThat(ids(first)).containsExactlyElementsOf(newest(posts, 0, 5));
        assertThat(first.path("has_more").asBoolean()).isTrue();
        assertThat(ids(second)).startsWith(newest(posts, 5, 12).toArray(String[]::new));
        assertThat(first.path("posts").get(0).path("user_nickname").asString()).isEqualTo("부엉이");
        assertThat(first.path("posts").get(0).path("created_at").asString()).isEqualTo("2026-11-22T23:34:29+09:00");
    }

    @Test
    void who_has_the_page_already_is_told_so() {
        AccountId who = join("되돌아온이");
        RunningQuerySide.Answer page = querySide.get(who, "/api/posts?size=1");
        String tag = page.headers().getOrDefault("etag", List.of()).getFirst();

        RunningQuerySide.Answer same = querySide.get(who, "/api/posts?size=1", "If-None-Match", tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.headers()).containsKeys("nighttalk-position", "set-cookie");

        querySide.log().append(created(PostId.next(), who, "새 글"));
        assertThat(querySide.get(who, "/api/posts?size=1", "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("posts")
                .valueStream()
                .map(post -> post.path("id").asString())
                .toList();
    }

    private static List<String> newest(List<PostId> posts, int from, int to) {
        return posts.reversed().subList(from, to).stream().map(PostId::text).toList();
    }

    @Test
    void a_page_is_refused_when_its_size_or_cursor_is_nonsense() {
        AccountId who = join("안개");

        for (String query : List.of("size=0", "size=51", "size=x", "last_id=1", "last_id=")) {
            assertThat(querySide.get(who, "/api/posts?" + query).status())
                    .as(query)
                    .isEqualTo(422);
        }
    }

    @Test
    void a_post_shows_its_comments_and_whether_the_caller_likes_it() {
        AccountId author = join("별똥별");
        AccountId reader = join("고양이");
        PostId post = PostId.next();
        CommentId older = CommentId.next();
        CommentId newer = CommentId.next();
        querySide.log().append(created(post, author, "잠이 안 와요"));
        querySide.log().append(commented(older, post, reader, "저도요"), commented(newer, post, author, "같이 깨어 있어요"));
        querySide.log().append(new PostLiked(post, reader));

        JsonNode seen = querySide.get(reader, "/api/posts/" + post).body().path("post");

        assertThat(seen.path("title").asString()).isEqualTo("잠이 안 와요");
        assertThat(seen.path("likes").asLong()).isEqualTo(1);
        assertThat(seen.path("views").asLong()).isEqualTo(1);
        assertThat(seen.path("liked").asBoolean()).isTrue();
        assertThat(seen.path("comments_count").asLong()).isEqualTo(2);
        assertThat(seen.path("comments").valueStream().map(c -> c.path("writer").asString()))
                .containsExactly("고양이", "별똥별");
        assertThat(querySide
                        .get(author, "/api/posts/" + post)
                        .body()
                        .path("post")
                        .path("liked")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_post_that_is_not_there_is_not_found() {
        AccountId who = join("그림자");
        PostId gone = PostId.next();
        querySide.log().append(created(gone, who, "곧 사라질 글"));
        querySide.log().append(new PostDeleted(gone, who));

        for (String id : List.of(gone.text(), PostId.next().text(), "0", "x")) {
            RunningQuerySide.Answer answer = querySide.get(who, "/api/posts/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body().path("detail").asString()).isEqualTo("게시글을 찾을 수 없습니다.");
        }
    }

    @Test
    void what_a_withdrawn_person_wrote_is_gone_at_once_and_their_token_with_it() {
        AccountId leaver = join("떠나는이");
        AccountId stayer = join("남는이");
        PostId theirs = PostId.next();
        PostId other = PostId.next();
        querySide.log().append(created(theirs, leaver, "마지막 글"), created(other, stayer, "남은 글"));
        querySide.log().append(commented(CommentId.next(), other, leaver, "안녕"));
        assertThat(querySide.get(leaver, "/api/posts/" + theirs).status()).isEqualTo(200);

        querySide.log().append(new AccountWithdrawn(leaver));
        querySide.log().forget(leaver);

        assertThat(querySide.get(leaver, "/api/auth/me").status()).isEqualTo(401);
        assertThat(querySide.get(stayer, "/api/posts/" + theirs).status()).isEqualTo(404);
        assertThat(querySide
                        .get(stayer, "/api/posts/" + other)
                        .body()
                        .path("post")
                        .path("comments")
                        .size())
                .isZero();
    }

    @Test
    void a_password_change_ends_all_tokens_but_the_one_that_made_it() {
        AccountId who = join("비밀");
        String older = querySide.commandSide().token(who, 0);
        querySide.log().append(new PasswordChanged(who, 1, "another token"));

        assertThat(querySide.getWith(older, "/api/auth/me").status()).isEqualTo(401);
        assertThat(querySide
                        .getWith(querySide.commandSide().token(who, 1), "/api/auth/me")
                        .status())
                .isEqualTo(200);
    }
}
