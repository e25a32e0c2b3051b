package nighttalk.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nighttalk.standalone.harness.Person;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One post, and what its author was told about it. What was asked for and answered with anything else than that it is
 * done, or not at all, may have been done. One thread at a time.
 */
final class Told {

    /** What became of something. */
    enum Done {
        NOT,
        PERHAPS,
        SURELY
    }

    private final String id;
    private final Map<String, String> comments = new HashMap<>();
    private String title;
    private String formerTitle;
    private Done commented = Done.NOT;
    private Done liked = Done.NOT;
    private Done deleted = Done.NOT;

    /** It is there under this title. */
    Told(String id, String title) {
        this.id = id;
        this.title = title;
        this.formerTitle = title;
    }

    String id() {
        return id;
    }

    void commented(Done done) {
        commented = done;
    }

    void commented(String comment, String text) {
        commented = Done.SURELY;
        comments.put(comment, text);
    }

    Done commented() {
        return commented;
    }

    void liked(Done done) {
        liked = done;
    }

    void retitled(Done done, String newTitle) {
        title = newTitle;
        if (done == Done.SURELY) {
            formerTitle = newTitle;
        }
    }

    void deleted(Done done) {
        deleted = done;
    }

    /** What the feed shows of it, if anything, is what its author was told. */
    void isListed(@Nullable JsonNode listed) {
        if (deleted == Done.SURELY) {
            assertThat(listed).as("deleted: %s", id).isNull();
        } else if (deleted == Done.NOT) {
            assertThat(listed).as("not deleted: %s, %s", id, title).isNotNull();
        }
        if (listed != null) {
            assertThat(listed.path("title").asString()).as("%s", listed).isIn(title, formerTitle);
            assertThat(listed.path("likes").asInt())
                    .as("%s", listed)
                    .isBetween(liked == Done.SURELY ? 1 : 0, liked == Done.NOT ? 0 : 1);
        }
    }

    /** Its own page, too, comments among it. */
    void isShown(Person reader) {
        if (deleted == Done.SURELY) {
            assertThat(reader.get("/posts/" + id).send().status()).isEqualTo(404);
        }
        if (deleted != Done.NOT) {
            return;
        }
        JsonNode shown = reader.reads(id);
        isListed(shown);
        Map<String, String> seen = new HashMap<>();
        shown.path("comments")
                .forEach(comment -> seen.put(
                        comment.path("id").asString(), comment.path("content").asString()));
        assertThat(seen).as("%s", shown).containsAllEntriesOf(comments);
        assertThat(seen).as("%s", shown).hasSizeBetween(comments.size(), commented == Done.NOT ? 0 : 1);
        assertThat(Set.copyOf(seen.values())).as("none twice").hasSameSizeAs(seen.values());
        assertThat(shown.path("comments_count").asInt()).as("%s", shown).isEqualTo(seen.size());
    }
}
