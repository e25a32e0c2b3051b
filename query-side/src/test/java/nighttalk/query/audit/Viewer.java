package nighttalk.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import nighttalk.query.RunningQuerySide;
import nighttalk.query.RunningQuerySide.Answer;
import tools.jackson.databind.JsonNode;

/** Somebody who asks for what auditors see, over HTTP. */
record Viewer(RunningQuerySide querySide, String token) {

    JsonNode sees(String path) {
        return answer(path, 200);
    }

    JsonNode isRefused(String path, int status) {
        JsonNode problem = answer(path, status);
        assertThat(problem.path("detail").asString()).as(path).isNotBlank();
        return problem;
    }

    private JsonNode answer(String path, int status) {
        Answer answer = querySide.getWith(token, "/api/audit/" + path);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(status);
        return answer.body();
    }
}
