package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.count;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
@ResourceLock(OnSharedService.FEED)
class FeedIT {

    private final Api api;
    private final Person person;
    private final List<String> ownNewestFirst;
    /** A cursor right above {@link #ownNewestFirst}, whatever other tests post later. */
    private final String lid;

    FeedIT(Api api) {
        this.api = api;
        this.person = Person.signsUp(api);
        this.ownNewestFirst = IntStream.range(0, 13)
                .mapToObj(i -> person.postsSomething())
                .toList()
                .reversed();
        this.lid = person.postsSomething();
    }

    @Test
    void without_a_query_the_ten_newest_posts_come_the_newest_first() {
        String newest = person.postsSomething();

        JsonNode feed = person.feed("");

        List<String> ids = ids(feed);
        assertThat(ids).hasSize(10).startsWith(newest);
        assertThat(text(feed, "last_id")).isEqualTo(ids.getLast());
        assertThat(feed.get("has_more").booleanValue()).isTrue();
        feed.get("posts").forEach(Shapes::listedPost);
    }

    @Test
    void a_page_may_be_of_one_to_fifty_posts() {
        assertThat(ids(person.feed("?size=1&last_id=" + lid))).isEqualTo(ownNewestFirst.subList(0, 1));
        assertThat(ids(person.feed("?size=50&last_id=" + lid))).startsWith(ownNewestFirst.toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "-1", "x", "1.5", "99999999999999999999"})
    void another_size_is_refused(String size) {
        refused(person.get("/posts?size=" + size).send(), Refusal.FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "%20", "no%20id", "%27%20OR%201=1", "%EB%B0%A4", "0.0"})
    void a_cursor_that_is_no_identifier_is_refused(String cursor) {
        refused(person.get("/posts?last_id=" + cursor).send(), Refusal.FIELD);
    }

    @Test
    void the_cursor_is_exclusive() {
        assertThat(ids(person.feed("?last_id=" + lid))).isEqualTo(ownNewestFirst.subList(0, 10));
        JsonNode feed = person.feed("?size=3&last_id=" + ownNewestFirst.get(4));
        assertThat(ids(feed)).isEqualTo(ownNewestFirst.subList(5, 8));
    }

    @Test
    void pages_lead_to_the_end_without_gaps_or_doubles() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = person.feed("?size=7");
        while (page.get("has_more").booleanValue()) {
            assertThat(page.get("posts").size()).isEqualTo(7);
            all.addAll(page.get("posts").values());
            page = person.feed("?size=7&last_id=" + text(page, "last_id"));
        }
        assertThat(page.get("posts").size())
                .as("a page that has more has a next one")
                .isPositive();
        all.addAll(page.get("posts").values());

        List<String> ids = all.stream().map(post -> text(post, "id")).toList();
        // Others may write meanwhile.
        assertThat(ids).doesNotHaveDuplicates().containsSubsequence(ownNewestFirst);
        assertThat(all.stream().map(post -> text(post, "created_at")).toList().reversed())
                .as("newest first")
                .isSorted();
        theEndIsKnown(ids);
    }

    private void theEndIsKnown(List<String> ids) {
        String last = ids.getLast();
        JsonNode beyond = person.feed("?last_id=" + last);
        assertThat(ids(beyond)).isEmpty();
        assertThat(beyond.has("last_id")).isTrue();
        assertThat(beyond.get("last_id").isNull()).isTrue();
        assertThat(beyond.get("has_more").booleanValue()).isFalse();
        JsonNode exactlyTheLast = person.feed("?size=1&last_id=" + ids.get(ids.size() - 2));
        assertThat(ids(exactlyTheLast)).containsExactly(last);
        assertThat(exactlyTheLast.get("has_more").booleanValue()).isFalse();
        JsonNode oneBefore = person.feed("?size=1&last_id=" + ids.get(ids.size() - 3));
        assertThat(oneBefore.get("has_more").booleanValue()).isTrue();
    }

    @Test
    void the_feed_shows_a_post_as_its_page_does() {
        Person author = Person.signsUp(api);
        String id = author.postsSomething();
        author.comments(id, "하나");
        author.comments(id, "둘");
        author.pressesLike(id, false);

        JsonNode detail = author.reads(id);
        JsonNode listed = newest(author);

        for (String field : List.of("id", "title", "content", "image_path", "created_at", "user_id", "user_nickname")) {
            assertThat(listed.get(field)).as(field).isEqualTo(detail.get(field));
        }
        assertThat(text(listed, "user_id")).isEqualTo(author.id());
        assertThat(count(listed, "likes")).isEqualTo(1);
        assertThat(count(listed, "comments_count")).isEqualTo(2);
        soon(() -> assertThat(count(newest(author), "views")).isEqualTo(1));
    }

    @Test
    void a_post_shows_its_author_s_present_nickname() {
        Person author = Person.signsUp(api);
        String id = author.postsSomething();
        assertThat(text(newest(author), "user_nickname")).isEqualTo(author.nickname());
        String nickname = Newcomer.nickname();

        author.savesProfile(Form.of("nickname", nickname));

        assertThat(text(newest(author), "user_nickname")).isEqualTo(nickname);
        assertThat(text(author.reads(id), "user_nickname")).isEqualTo(nickname);
    }

    @Test
    void a_deleted_post_leaves_the_feed() {
        Person author = Person.signsUp(api);
        String id = author.postsSomething();
        author.deletes(id);
        assertThat(ids(author.feed("?size=50"))).doesNotContain(id);
    }

    @Test
    void a_deleted_post_is_still_good_as_a_cursor() {
        String below = person.postsSomething();
        String cursor = person.postsSomething();
        person.deletes(cursor);
        assertThat(ids(person.feed("?size=1&last_id=" + cursor))).containsExactly(below);
    }

    @Test
    void others_see_a_new_post_soon() {
        Person stranger = Person.signsUp(api.anotherBrowser());
        String id = Person.signsUp(api).postsSomething();
        soon(() -> assertThat(ids(stranger.feed("?size=50"))).contains(id));
    }

    private static JsonNode newest(Person author) {
        return Shapes.listedPost(author.feed("?size=1").get("posts").get(0));
    }

    private static List<String> ids(JsonNode feed) {
        return feed.get("posts").valueStream().map(post -> text(post, "id")).toList();
    }
}
