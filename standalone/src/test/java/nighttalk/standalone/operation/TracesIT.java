package nighttalk.standalone.operation;

import static nighttalk.standalone.operation.SpanReceiver.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Form;
import nighttalk.standalone.harness.Newcomer;
import nighttalk.standalone.harness.Person;
import nighttalk.standalone.harness.RunningService;
import nighttalk.standalone.harness.Soon;
import org.junit.jupiter.api.Test;

/** Where the time of a request goes, for those who ask, and nothing about anybody. */
class TracesIT {

    private static final String EMAIL = "traced.owl@night.kr";
    private static final String NICKNAME = "쫓긴부엉이";
    private static final String TEXT = "쫓긴 속마음";

    @Test
    void a_request_is_followed_from_the_door_to_the_views_and_read_again() throws IOException {
        try (SpanReceiver receiver = new SpanReceiver();
                RunningService service = RunningService.start(
                        Map.of("NIGHTTALK_TRACES_ENDPOINT", receiver.address(), "NIGHTTALK_TRACES_SHARE", "1"))) {
            Api api = new Api(service.api());
            Person person = Person.signsUp(api, EMAIL, NICKNAME);
            Answer posted = person.post("/posts")
                    .multipart(Form.of("title", TEXT).and("content", TEXT))
                    .send();
            String post = posted.json().get("post").get("id").asString();
            Answer read = person.get("/posts/" + post).send();

            Soon.soon(() -> {
                List<Span> write = receiver.of(posted.header("X-Request-Id"));
                Span door = named(write, "POST /api/posts");
                assertThat(door.getParentSpanId().isEmpty()).isTrue();
                assertThat(written(door, "http.response.status_code")).startsWith("20");
                Span command = named(write, "CreatePost");
                assertThat(command.getParentSpanId()).isEqualTo(door.getSpanId());
                Span append = named(write, "append");
                assertThat(append.getParentSpanId()).isEqualTo(command.getSpanId());
                String position = written(append, "nighttalk.position");
                assertThat(position).isNotEmpty();
                for (String projection : List.of("feed", "post")) {
                    Span fold = named(write, projection);
                    assertThat(fold.getParentSpanId()).isEqualTo(door.getSpanId());
                    assertThat(written(fold, "nighttalk.position")).isEqualTo(position);
                }
                assertThat(named(receiver.of(read.header("X-Request-Id")), "GET /api/posts/{id}")
                                .getParentSpanId()
                                .isEmpty())
                        .isTrue();
            });
            String all = receiver.all().toString();
            assertThat(all).doesNotContain(EMAIL, NICKNAME, TEXT, Newcomer.PASSWORD, person.token(), person.id());
        }
    }

    private static Span named(List<Span> spans, String name) {
        List<Span> found =
                spans.stream().filter(span -> span.getName().equals(name)).toList();
        assertThat(found)
                .as(name + " among " + spans.stream().map(Span::getName).toList())
                .hasSize(1);
        return found.getFirst();
    }
}
