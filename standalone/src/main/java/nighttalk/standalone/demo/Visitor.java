package nighttalk.standalone.demo;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** One person at the service, through its public API. Safe for use by several threads once signed up. */
final class Visitor implements AutoCloseable {

    /** Every demo person's password, so that a newcomer can log in as any of them. */
    static final String PASSWORD = "Night-talk1";

    private final Connection connection;
    private final String email;
    private final AtomicReference<String> token = new AtomicReference<>("");

    Visitor(URI api, String email) {
        connection = new Connection(api);
        this.email = email;
    }

    String email() {
        return email;
    }

    /** Answers with the nickname that was free. */
    String signUp(String wished, Picture face) {
        String nickname = firstFree(
                wished,
                "이미 사용 중인 닉네임입니다.",
                name -> connection.ask(
                        "POST",
                        "auth/signup",
                        new Multipart()
                                .field("email", email)
                                .field("password", PASSWORD)
                                .field("password_confirm", PASSWORD)
                                .field("nickname", name)
                                .file("profile_image", face)
                                .body(),
                        null));
        logIn();
        return nickname;
    }

    private void logIn() {
        JsonNode who = Connection.JSON.createObjectNode().put("email", email).put("password", PASSWORD);
        token.set(connection
                .ask("POST", "auth/login", Body.json(who), null)
                .orFail()
                .path("access_token")
                .asString());
    }

    /** Answers with the nickname that was free. */
    String changeProfile(String wished, Optional<Picture> face) {
        return firstFree(wished, "중복된 닉네임 입니다.", name -> {
            Multipart form = new Multipart().field("nickname", name);
            face.ifPresent(picture -> form.file("profile_image", picture));
            return ask("PUT", "auth/profile", form.body());
        });
    }

    void withdraw() {
        ask("DELETE", "auth/profile", Body.NONE).orFail();
    }

    /** Answers with the post's identifier. */
    String write(PostText text, Optional<Picture> picture) {
        Multipart form = new Multipart().field("title", text.title()).field("content", text.body());
        picture.ifPresent(drawn -> form.file("image_file", drawn));
        return ask("POST", "posts", form.body())
                .orFail()
                .path("post")
                .path("id")
                .asString();
    }

    void read(String post) {
        ask("GET", "posts/" + post, Body.NONE).orFail();
    }

    void edit(String post, PostText text, String body) {
        Multipart form = new Multipart().field("title", text.title()).field("content", body);
        ask("PUT", "posts/" + post, form.body()).orFail();
    }

    void delete(String post) {
        ask("DELETE", "posts/" + post, Body.NONE).orFail();
    }

    /** Presses the heart, which was {@code liked} or not before the press. */
    void pressLike(String post, boolean liked) {
        JsonNode state = Connection.JSON.createObjectNode().put("liked", liked);
        ask("POST", "posts/" + post + "/like", Body.json(state)).orFail();
    }

    /** Answers with the comment's identifier. */
    String comment(String post, String text) {
        Body form = new Multipart().field("content", text).body();
        return ask("POST", "posts/" + post + "/comments", form)
                .orFail()
                .path("comment")
                .path("id")
                .asString();
    }

    void editComment(String post, String comment, String text) {
        Body form = new Multipart().field("content", text).body();
        ask("PUT", "posts/" + post + "/comments/" + comment, form).orFail();
    }

    void deleteComment(String post, String comment) {
        ask("DELETE", "posts/" + post + "/comments/" + comment, Body.NONE).orFail();
    }

    /** Asks as this person; where tokens live shorter than the demo, logs in again, once. */
    private Answer ask(String method, String path, Body body) {
        Answer answer = connection.ask(method, path, body, token.get());
        if (answer.status() != 401) {
            return answer;
        }
        logIn();
        return connection.ask(method, path, body, token.get());
    }

    private static String firstFree(String wished, String taken, Function<String, Answer> attempt) {
        for (String name : (Iterable<String>) Nicknames.like(wished)::iterator) {
            Answer answer = attempt.apply(name);
            if (!answer.refuses(taken)) {
                answer.orFail();
                return name;
            }
        }
        throw new DemoFailed("every nickname like " + wished + " is taken");
    }

    @Override
    public void close() {
        connection.close();
    }
}
