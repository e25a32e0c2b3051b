package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.count;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.AtOnce;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ContractTest
class LikeIT {

    private static final int CROWD = 30;

    private final Api api;
    private final Person author;
    private final Person reader;

    LikeIT(Api api) {
        this.api = api;
        this.author = Person.signsUp(api);
        this.reader = Person.signsUp(api);
    }

    @Test
    void a_like_counts_and_can_be_taken_back() {
        String post = author.postsSomething();

        shows(reader.pressesLike(post, false), 1, true);
        assertThat(count(reader.reads(post), "likes")).isEqualTo(1);
        shows(author.pressesLike(post, false), 2, true);
        shows(reader.pressesLike(post, true), 1, false);
        assertThat(count(reader.reads(post), "likes")).isEqualTo(1);
    }

    @Test
    void pressing_like_twice_counts_once() {
        String post = author.postsSomething();
        shows(reader.pressesLike(post, false), 1, true);
        shows(reader.pressesLike(post, false), 1, true);
        shows(reader.pressesLike(post, true), 0, false);
        assertThat(count(reader.reads(post), "likes")).isZero();
    }

    @Test
    void taking_back_what_was_not_liked_changes_nothing() {
        String post = author.postsSomething();
        author.pressesLike(post, false);
        shows(reader.pressesLike(post, true), 1, false);
        shows(reader.pressesLike(post, true), 1, false);
        shows(reader.pressesLike(post, false), 2, true);
    }

    @Test
    void one_may_like_again_after_taking_it_back() {
        String post = author.postsSomething();
        for (int round = 0; round < 3; round++) {
            shows(reader.pressesLike(post, false), 1, true);
            shows(reader.pressesLike(post, true), 0, false);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"liked\": null}",
                "{\"liked\": \"maybe\"}",
                "{\"liked\": []}",
                "{\"liked\": 7}",
                "{\"liked\": false",
                "[]",
                "null",
                ""
            })
    void a_press_without_its_state_is_refused(String body) {
        String post = author.postsSomething();
        refused(reader.post("/posts/" + post + "/like").json(body).send(), Refusal.FIELD);
        assertThat(count(reader.reads(post), "likes")).isZero();
    }

    @Test
    void thirty_people_at_once_are_thirty_likes() {
        String post = author.postsSomething();
        List<Person> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(Person.signsUp(api.anotherBrowser()));
        }

        List<Integer> counts = allPress(crowd, post, false);

        assertThat(counts).allSatisfy(likes -> assertThat(likes).isBetween(1, CROWD));
        assertThat(counts).as("the last one's answer").contains(CROWD);
        shows(crowd.getFirst().pressesLike(post, false), CROWD, true);
        soon(() -> assertThat(count(author.reads(post), "likes")).isEqualTo(CROWD));

        allPress(crowd.subList(0, CROWD / 2), post, true);

        shows(crowd.getLast().pressesLike(post, false), CROWD / 2, true);
        soon(() -> assertThat(count(author.reads(post), "likes")).isEqualTo(CROWD / 2));
    }

    @Test
    void one_person_s_ten_presses_at_once_are_one_like() {
        String post = author.postsSomething();
        List<Person> tabs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tabs.add(reader);
        }

        assertThat(allPress(tabs, post, false))
                .allSatisfy(likes -> assertThat(likes).isEqualTo(1));

        shows(reader.pressesLike(post, false), 1, true);
        soon(() -> assertThat(count(author.reads(post), "likes")).isEqualTo(1));
    }

    private static List<Integer> allPress(List<Person> people, String post, boolean likedBefore) {
        List<Callable<Integer>> presses = new ArrayList<>();
        for (Person person : people) {
            presses.add(() -> count(person.pressesLike(post, likedBefore), "likes"));
        }
        return AtOnce.all(presses);
    }

    private static void shows(JsonNode answer, int likes, boolean liked) {
        assertThat(count(answer, "likes")).isEqualTo(likes);
        assertThat(answer.get("liked").isBoolean()).as("liked is a bool").isTrue();
        assertThat(answer.get("liked").booleanValue()).isEqualTo(liked);
    }
}
