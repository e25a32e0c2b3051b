package nighttalk.standalone.contract;

import static nighttalk.standalone.harness.HouseRules.count;
import static nighttalk.standalone.harness.HouseRules.refused;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Json;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ContractTest
class WithdrawalIT {

    private final Api api;

    WithdrawalIT(Api api) {
        this.api = api;
    }

    @Test
    void a_withdrawal_is_confirmed_and_ends_the_token_at_once() {
        Person person = Person.signsUp(api);
        String post = person.postsSomething();

        JsonNode answer = person.withdraws();

        text(answer, "message");
        assertThat(text(answer, "email")).isEqualTo(person.email());
        refused(person.get("/auth/me").send(), Refusal.TOKEN);
        refused(person.get("/posts").send(), Refusal.TOKEN);
        refused(person.get("/posts/" + post).send(), Refusal.TOKEN);
        Form form = Form.of("title", "유령").and("content", "아직 있어요");
        refused(person.post("/posts").multipart(form).send(), Refusal.TOKEN);
        refused(person.put("/posts/" + post).multipart(form).send(), Refusal.TOKEN);
        refused(person.post("/posts/" + post + "/like").json(Json.liked(false)).send(), Refusal.TOKEN);
        refused(person.delete("/auth/profile").send(), Refusal.TOKEN);
    }

    @Test
    void the_tokens_in_other_browsers_end_too() {
        Person person = Person.signsUp(api);
        Person elsewhere = person.logsInAt(api.anotherBrowser());
        elsewhere.me();

        person.withdraws();

        Form form = Form.of("nickname", person.nickname());
        soon(() -> refused(elsewhere.put("/auth/profile").multipart(form).send(), Refusal.TOKEN));
        soon(() -> refused(elsewhere.get("/auth/me").send(), Refusal.TOKEN));
    }

    @Test
    void a_log_in_is_refused_as_for_an_unknown_address() {
        Person person = Person.signsUp(api);
        person.withdraws();
        refused(Person.logIn(api, person.email(), Newcomer.PASSWORD), Refusal.CREDENTIALS, Texts.WRONG_CREDENTIALS);
    }

    @Test
    void the_person_s_posts_are_gone() {
        Person reader = Person.signsUp(api);
        Person author = Person.signsUp(api);
        String first = author.postsSomething();
        String second = author.postsSomething();

        author.withdraws();

        soon(() -> refused(reader.get("/posts/" + first).send(), Refusal.NOT_FOUND, Texts.N1));
        soon(() -> refused(reader.get("/posts/" + second).send(), Refusal.NOT_FOUND, Texts.N1));
        soon(() -> assertThat(reader.feed("?size=50").get("posts").valueStream().map(post -> text(post, "user_id")))
                .doesNotContain(author.id()));
        soon(() -> refused(
                reader.post("/posts/" + first + "/like").json(Json.liked(false)).send(), Refusal.NOT_FOUND, Texts.N1));
    }

    @Test
    void the_person_s_comments_are_gone_and_not_counted() {
        Person author = Person.signsUp(api);
        Person guest = Person.signsUp(api);
        String post = author.postsSomething();
        guest.comments(post, "저도요");
        String own = text(author.comments(post, "반가워요"), "id");
        guest.comments(post, "안녕히 주무세요");

        guest.withdraws();

        soon(() -> {
            JsonNode detail = Shapes.detail(author.reads(post));
            assertThat(detail.get("comments").valueStream().map(comment -> text(comment, "id")))
                    .containsExactly(own);
        });
    }

    @Test
    void the_person_s_likes_are_taken_back() {
        Person author = Person.signsUp(api);
        Person guest = Person.signsUp(api);
        String post = author.postsSomething();
        author.pressesLike(post, false);
        assertThat(count(guest.pressesLike(post, false), "likes")).isEqualTo(2);

        guest.withdraws();

        soon(() -> assertThat(count(author.reads(post), "likes")).isEqualTo(1));
        soon(() -> assertThat(count(author.pressesLike(post, false), "likes")).isEqualTo(1));
    }

    @Test
    void the_names_are_free_again_for_a_new_person() {
        Person gone = Person.signsUp(api);
        String post = gone.postsSomething();
        gone.withdraws();

        Person heir = Person.signsUp(api, gone.email(), gone.nickname());

        assertThat(heir.id()).isNotEqualTo(gone.id());
        JsonNode me = heir.me();
        assertThat(text(me, "email")).isEqualTo(gone.email());
        assertThat(text(me, "nickname")).isEqualTo(gone.nickname());
        refused(gone.get("/auth/me").send(), Refusal.TOKEN);
        soon(() -> refused(heir.get("/posts/" + post).send(), Refusal.NOT_FOUND, Texts.N1));
    }
}
