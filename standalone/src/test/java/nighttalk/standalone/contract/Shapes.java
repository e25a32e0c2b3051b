package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.count;
import static nighttalk.standalone.harness.HouseRules.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The contract's objects (docs/contract.md, "Objects"), field by field; each check gives the object back. */
final class Shapes {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]+");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00");
    private static final Pattern PICTURE = Pattern.compile("(uploads|post_uploads)/[A-Za-z0-9._~-]+");

    private Shapes() {}

    static JsonNode user(JsonNode user) {
        assertThat(user).as("user").isNotNull();
        id(user, "id");
        text(user, "email");
        text(user, "nickname");
        pictureOrNull(user, "profile_image_path");
        return user;
    }

    static JsonNode post(JsonNode post) {
        assertThat(post).as("post").isNotNull();
        id(post, "id");
        id(post, "user_id");
        text(post, "title");
        text(post, "content");
        pictureOrNull(post, "image_path");
        count(post, "likes");
        count(post, "views");
        time(post, "created_at");
        return post;
    }

    static JsonNode listedPost(JsonNode post) {
        JsonNode listed = post(post);
        String nickname = text(listed, "user_nickname");
        count(listed, "comments_count");
        for (String shownInstead : new String[] {"author_nickname", "nickname"}) {
            if (listed.has(shownInstead)) {
                assertThat(text(listed, shownInstead)).as(shownInstead).isEqualTo(nickname);
            }
        }
        return listed;
    }

    static JsonNode detail(JsonNode post) {
        JsonNode detail = listedPost(post);
        JsonNode comments = detail.get("comments");
        assertThat(comments).as("comments of %s", detail).isNotNull();
        assertThat(comments.isArray()).as("comments of %s", detail).isTrue();
        comments.forEach(Shapes::comment);
        assertThat(comments.valueStream().map(comment -> text(comment, "created_at")))
                .as("oldest first")
                .isSorted();
        assertThat(count(detail, "comments_count")).isEqualTo(comments.size());
        return detail;
    }

    static JsonNode comment(JsonNode comment) {
        assertThat(comment).as("comment").isNotNull();
        id(comment, "id");
        id(comment, "post_id");
        id(comment, "user_id");
        text(comment, "content");
        text(comment, "writer");
        time(comment, "created_at");
        return comment;
    }

    static String id(JsonNode object, String field) {
        String id = text(object, field);
        assertThat(id).as("%s of %s", field, object).matches(ID);
        return id;
    }

    /** A relative path under which the service shows a picture. */
    static String picture(JsonNode object, String field) {
        String path = text(object, field);
        assertThat(path).as("%s of %s", field, object).matches(PICTURE);
        return path;
    }

    static void noPicture(JsonNode object, String field) {
        assertThat(object.has(field)).as("%s of %s", field, object).isTrue();
        assertThat(object.get(field).isNull()).as("%s of %s", field, object).isTrue();
    }

    private static void pictureOrNull(JsonNode object, String field) {
        assertThat(object.has(field)).as("%s of %s", field, object).isTrue();
        if (!object.get(field).isNull()) {
            picture(object, field);
        }
    }

    private static void time(JsonNode object, String field) {
        String time = text(object, field);
        assertThat(time).as("%s of %s", field, object).matches(TIME);
        assertThat(OffsetDateTime.parse(time))
                .isCloseTo(OffsetDateTime.now(ZoneOffset.UTC), within(1, ChronoUnit.HOURS));
    }
}
