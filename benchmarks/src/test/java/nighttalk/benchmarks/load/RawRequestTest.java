package nighttalk.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawRequestTest {

    @Test
    void a_form_says_how_many_bytes_it_has() {
        RawRequest form = RawRequest.form("/api/posts", "t", Map.of("title", "밤"));
        String text = new String(form.bytes("127.0.0.1:1"), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("POST /api/posts HTTP/1.1\r\nHost: 127.0.0.1:1\r\n")
                .contains("\r\nAuthorization: Bearer t\r\n")
                .contains("\r\nContent-Length: " + form.body().length + "\r\n")
                .contains("name=\"title\"\r\n\r\n밤\r\n--");
    }

    @Test
    void an_empty_command_has_a_length_and_a_question_has_none() {
        assertThat(new String(RawRequest.post("/", "t").bytes("h"), StandardCharsets.UTF_8))
                .contains("Content-Length: 0\r\n");
        assertThat(new String(RawRequest.get("/", "t").bytes("h"), StandardCharsets.UTF_8))
                .doesNotContain("Content-Length");
    }
}
