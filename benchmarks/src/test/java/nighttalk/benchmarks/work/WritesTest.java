package nighttalk.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.RawRequest;
import org.junit.jupiter.api.Test;

class WritesTest {

    @Test
    void everybody_likes_before_anybody_takes_it_back() {
        List<Member> members = List.of(new Member("1", "a"), new Member("2", "b"));
        List<RawRequest> presses = Writes.presses(members, 2, i -> "post");
        assertThat(presses)
                .extracting(press ->
                        press.headers().get("Authorization") + new String(press.body(), StandardCharsets.UTF_8))
                .containsExactly(
                        "Bearer a{\"liked\":false}",
                        "Bearer b{\"liked\":false}",
                        "Bearer a{\"liked\":true}",
                        "Bearer b{\"liked\":true}");
    }
}
