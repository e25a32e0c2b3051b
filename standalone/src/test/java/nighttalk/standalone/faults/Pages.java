package nighttalk.standalone.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Call;
import nighttalk.standalone.harness.Person;
import tools.jackson.databind.JsonNode;

/** The pages that people saw, and which of them said of themselves that they are old. */
final class Pages {

    private record Seen(Instant asked, Instant answered, boolean stale) {

        boolean isWithin(Instant moment, Duration after) {
            return answered.isAfter(moment) && asked.isBefore(moment.plus(after));
        }
    }

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    /** Asks for one. */
    Answer ask(Call call) {
        Instant asked = Instant.now();
        Answer page = call.send();
        if (page.status() == 200) {
            seen.add(new Seen(asked, Instant.now(), isStale(page)));
        }
        return page;
    }

    static boolean isStale(Answer page) {
        return !page.header("NightTalk-Stale").isEmpty();
    }

    /**
     * At most one in so many pages was old, of those that had nothing to do with these moments and some time after each.
     * Says how many there were.
     */
    String wereNewBut(int oneIn, List<Instant> moments, Duration after) {
        List<Seen> calm = seen.stream()
                .filter(page -> moments.stream().noneMatch(moment -> page.isWithin(moment, after)))
                .toList();
        long stale = calm.stream().filter(Seen::stale).count();
        String figures = calm.size() + " pages while nothing happened, " + stale + " of them old";
        assertThat(calm).hasSizeGreaterThan(2 * oneIn);
        assertThat(stale).as(figures).isLessThanOrEqualTo(calm.size() / oneIn);
        return figures;
    }

    /** Every post of the feed, by identifier, as somebody sees it who turns all of its pages. */
    static Map<String, JsonNode> feed(Person reader) {
        Map<String, JsonNode> posts = new LinkedHashMap<>();
        String cursor = "";
        for (boolean more = true; more; ) {
            JsonNode page = reader.feed("?size=50" + cursor);
            page.path("posts")
                    .forEach(post -> assertThat(posts.put(post.path("id").asString(), post))
                            .isNull());
            more = page.path("has_more").asBoolean();
            cursor = "&last_id=" + page.path("last_id").asString();
        }
        return posts;
    }

    @Override
    public String toString() {
        return seen.size() + " pages, " + seen.stream().filter(Seen::stale).count() + " of them old";
    }
}
