package nighttalk.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nighttalk.benchmarks.history.Entry.Place;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostId;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final int EVENTS = 30_000;

    private static List<Entry> history(long seed) {
        History history = new History(EVENTS, seed, 100);
        return IntStream.range(0, EVENTS).mapToObj(i -> history.next()).toList();
    }

    @Test
    void nothing_happens_that_the_rules_forbid() {
        History history = new History(EVENTS, 1, 0);
        Rules rules = new Rules();
        for (int i = 0; i < EVENTS; i++) {
            rules.take(history.next());
        }
        assertThat(Totals.of(history.world())).isEqualTo(rules.totals());
    }

    @Test
    void positions_and_streams_have_no_holes_and_time_never_runs_back() {
        Map<String, Long> lastOfStream = new HashMap<>();
        Entry before = null;
        for (Entry entry : history(2)) {
            assertThat(entry.position()).isEqualTo(before == null ? 101 : before.position() + 1);
            assertThat(entry.micros()).isGreaterThanOrEqualTo(before == null ? 0 : before.micros());
            Place place = entry.place();
            assertThat(lastOfStream.merge(place.stream(), 0L, (last, none) -> last + 1))
                    .isEqualTo(place.sequence());
            before = entry;
        }
    }

    @Test
    void it_happens_about_as_often_as_it_should() {
        Map<Happening, Integer> counts = new EnumMap<>(Happening.class);
        history(3).forEach(entry -> counts.merge(Happening.of(entry.event()), 1, Integer::sum));
        for (Happening each : Happening.values()) {
            int expected = EVENTS * each.share() / Happening.OF;
            assertThat(counts.getOrDefault(each, 0))
                    .as(each.name())
                    .isCloseTo(expected, within(expected / 5 + each.share()));
        }
    }

    @Test
    void a_few_posts_draw_most_of_the_likes() {
        List<Entry> history = history(4);
        Map<PostId, Integer> likes = new HashMap<>();
        history.forEach(entry -> {
            if (entry.event() instanceof PostLiked liked) {
                likes.merge(liked.post(), 1, Integer::sum);
            }
        });
        long posts = history.stream()
                .filter(entry -> entry.event() instanceof PostCreated)
                .count();
        int all = likes.values().stream().mapToInt(Integer::intValue).sum();
        int ofTheTenth = likes.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(posts / 10)
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(ofTheTenth).isGreaterThan(all / 2);
    }

    @Test
    void most_happens_between_eleven_and_four() {
        long atNight = history(5).stream()
                .limit(20_000)
                .filter(entry -> {
                    long hourInKorea = (entry.micros() / 3_600_000_000L + 9) % 24;
                    return hourInKorea >= 23 || hourInKorea < 4;
                })
                .count();
        assertThat(atNight).isGreaterThan(20_000 * 6 / 10);
    }

    @Test
    void the_same_seed_gives_the_same_history_and_another_one_another() {
        assertThat(history(6)).isEqualTo(history(6)).isNotEqualTo(history(7));
    }
}
