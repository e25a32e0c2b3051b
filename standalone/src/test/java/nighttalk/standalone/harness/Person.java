package nighttalk.standalone.harness;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.otherThan;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with an account who is logged in. What they do must succeed: each method demands the success that the
 * contract promises and gives its JSON. For what may be refused there are {@link #get}, {@link #post}, {@link #put} and
 * {@link #delete}, requests with this person's token.
 *
 * <p>People made with the same {@link Api} sit at one browser and so see at once what any of them did last.
 */
public final class Person {

    /** Who is told so, as those are whose password waits too long for its turn, comes again. */
    private static final int TOO_MANY_REQUESTS = 429;

    private final Api browser;
    private final String email;
    private final String nickname;
    private final String password;
    private final String token;
    private final String id;

    private Person(Api browser, String email, String nickname, String password) {
        this.browser = browser;
        this.email = email;
        this.nickname = nickname;
        this.password = password;
        JsonNode session = ok(otherThan(TOO_MANY_REQUESTS, () -> logIn(browser, email, password)));
        this.token = text(session, "access_token");
        this.id = text(session.get("user"), "id");
    }

    private Person(Person same, Api browser) {
        this.browser = browser;
        this.email = same.email;
        this.nickname = same.nickname;
        this.password = same.password;
        this.token = same.token;
        this.id = same.id;
    }

    /** A new person of random names signs up and logs in. */
    public static Person signsUp(Api browser) {
        return signsUp(browser, Newcomer.email(), Newcomer.nickname());
    }

    /** A new person signs up and logs in. */
    public static Person signsUp(Api browser, String email, String nickname) {
        ok(otherThan(
                TOO_MANY_REQUESTS,
                () -> browser.post("/auth/signup")
                        .multipart(Newcomer.form(email, nickname))
                        .send()));
        return new Person(browser, email, nickname, Newcomer.PASSWORD);
    }

    /** Tries to log in. */
    public static Answer logIn(Api browser, String email, String password) {
        return browser.post("/auth/login")
                .json(Json.credentials(email, password))
                .send();
    }

    /** The same account, logged in once more at a browser. */
    public Person logsInAt(Api other) {
        return new Person(other, email, nickname, password);
    }

    /** The same log-in, as used in a browser of its own. */
    public Person in(Api other) {
        return new Person(this, other);
    }

    /** The same account, logged in once more at the same browser, under a password that was changed to this. */
    public Person logsInWith(String newPassword) {
        return new Person(browser, email, nickname, newPassword);
    }

    /** GET with this person's token. */
    public Call get(String path) {
        return browser.get(path).bearer(token);
    }

    /** POST with this person's token. */
    public Call post(String path) {
        return browser.post(path).bearer(token);
    }

    /** PUT with this person's token. */
    public Call put(String path) {
        return browser.put(path).bearer(token);
    }

    /** DELETE with this person's token. */
    public Call delete(String path) {
        return browser.delete(path).bearer(token);
    }

    /** Posts, and gives the {@code Post}. */
    public JsonNode posts(String title, String content) {
        return posts(Form.of("title", title).and("content", content));
    }

    /** Posts a form, and gives the {@code Post}. */
    public JsonNode posts(Form form) {
        return ok(post("/posts").multipart(form).send()).get("post");
    }

    /** Posts something, and gives its identifier. */
    public String postsSomething() {
        return text(posts("잠이 안 와요", "다들 뭐 하세요?"), "id");
    }

    /** Changes title and content of a post, and gives the {@code Post}. */
    public JsonNode edits(String postId, Form form) {
        return ok(put("/posts/" + postId).multipart(form).send()).get("post");
    }

    /** Opens a post, which counts a view, and gives the {@code PostDetail}. */
    public JsonNode reads(String postId) {
        return ok(get("/posts/" + postId).send()).get("post");
    }

    /** Takes one's post away. */
    public JsonNode deletes(String postId) {
        return ok(delete("/posts/" + postId).send());
    }

    /** Presses like; {@code likedBefore} is the state that the page shows before the press. */
    public JsonNode pressesLike(String postId, boolean likedBefore) {
        return ok(
                post("/posts/" + postId + "/like").json(Json.liked(likedBefore)).send());
    }

    /** Reports something, such as {@code /posts/1/comments/2}; no text if it is empty. */
    public Answer reports(String path, String category, String text) {
        return post(path + "/report")
                .json(JsonMapper.shared().writeValueAsString(Map.of("category", category, "text", text)))
                .send();
    }

    /** Comments, and gives the {@code Comment}. */
    public JsonNode comments(String postId, String content) {
        return ok(post("/posts/" + postId + "/comments")
                        .multipart(Form.of("content", content))
                        .send())
                .get("comment");
    }

    /** Gets a page of the feed; {@code query} is empty or begins with a question mark. */
    public JsonNode feed(String query) {
        return ok(get("/posts" + query).send());
    }

    /** Gets one's own {@code User}. */
    public JsonNode me() {
        return ok(get("/auth/me").send()).get("user");
    }

    /** Saves the profile page, and gives the {@code User}. */
    public JsonNode savesProfile(Form form) {
        return ok(put("/auth/profile").multipart(form).send()).get("user");
    }

    /** Changes the password, and gives the answer. */
    public JsonNode changesPassword(String newPassword) {
        return ok(put("/auth/password")
                .multipart(Form.of("new_password", newPassword).and("new_password_confirm", newPassword))
                .send());
    }

    /** Closes the account, and gives the answer. */
    public JsonNode withdraws() {
        return ok(delete("/auth/profile").send());
    }

    /** The e-mail given at sign-up. */
    public String email() {
        return email;
    }

    /** The nickname given at sign-up. */
    public String nickname() {
        return nickname;
    }

    /** The account's identifier. */
    public String id() {
        return id;
    }

    /** The access token of this log-in. */
    public String token() {
        return token;
    }

    /** Where this person sits. */
    public Api browser() {
        return browser;
    }
}
