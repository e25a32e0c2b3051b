package nighttalk.standalone.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the contract demands of every answer, success or refusal (docs/contract.md, "Every answer"). */
public final class HouseRules {

    private static final Pattern INNER_WORKINGS = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|org\\.(spring|axon|apache|hibernate)|java\\.|nighttalk\\.(command|query|platform|event|standalone)"
                    + "|(?i:\\bselect\\b.+\\bfrom\\b|\\binsert into\\b|\\bduplicate entry\\b|sqlstate|hibernate|\\bjdbc\\b)");
    private static final Pattern LIVING_CACHE = Pattern.compile("max-age=[1-9]");

    private HouseRules() {}

    /** Demands a success as the pages can read it, and gives its JSON object. */
    public static JsonNode ok(Answer answer) {
        assertThat(answer.status())
                .as("status of %s", answer)
                .isBetween(200, 299)
                .isNotEqualTo(204);
        assertThat(answer.header("Content-Type")).as("type of %s", answer).startsWith("application/json");
        general(answer);
        JsonNode body = answer.json();
        assertThat(body.isObject()).as("an object: %s", answer).isTrue();
        if (body.has("success")) {
            assertThat(body.get("success").isBoolean() && body.get("success").booleanValue())
                    .as("success of %s", answer)
                    .isTrue();
        }
        return body;
    }

    /** Demands a refusal for this reason, in any words, and gives the problem. */
    public static JsonNode refused(Answer answer, Refusal why) {
        assertThat(answer.status()).as("status of %s", answer).isIn(why.statuses());
        return problem(answer);
    }

    /** Demands a refusal for this reason with exactly this text for people, and gives the problem. */
    public static JsonNode refused(Answer answer, Refusal why, String detail) {
        JsonNode problem = refused(answer, why);
        assertThat(problem.get("detail").stringValue())
                .as("detail of %s", answer)
                .isEqualTo(detail);
        return problem;
    }

    /** Demands a well-formed problem (RFC 9457) that tells nothing of the inner workings. */
    public static JsonNode problem(Answer answer) {
        assertThat(answer.header("Content-Type")).as("type of %s", answer).startsWith("application/problem+json");
        general(answer);
        assertThat(answer.text()).as("body of %s", answer).doesNotContainPattern(INNER_WORKINGS);
        JsonNode problem = answer.json();
        assertThat(text(problem, "detail")).as("detail of %s", answer).isNotBlank();
        assertThat(text(problem, "type")).as("type of %s", answer).isNotBlank();
        if (problem.has("message")) {
            assertThat(problem.get("message")).as("message of %s", answer).isEqualTo(problem.get("detail"));
        }
        if (problem.has("status")) {
            assertThat(problem.get("status").asInt()).as("status in %s", answer).isEqualTo(answer.status());
        }
        if (answer.status() == 401) {
            // Anything else than Bearer opens the browser's own password window.
            assertThat(answer.headers("WWW-Authenticate"))
                    .as("challenge of %s", answer)
                    .allSatisfy(challenge -> assertThat(challenge).startsWith("Bearer"));
        }
        return problem;
    }

    private static void general(Answer answer) {
        assertThat(answer.header("Cache-Control")).as("freshness of %s", answer).doesNotContainPattern(LIVING_CACHE);
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .as("leave for pages of other sites in %s", answer)
                .isEmpty();
    }

    /** The text of a field that must be there and be a text. */
    public static String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        assertThat(value).as("%s of %s", field, object).isNotNull();
        assertThat(value.isString()).as("%s is a text in %s", field, object).isTrue();
        return value.stringValue();
    }

    /** The number of a field that must be there and be a whole number that is not negative. */
    public static int count(JsonNode object, String field) {
        JsonNode value = object.get(field);
        assertThat(value).as("%s of %s", field, object).isNotNull();
        assertThat(value.isIntegralNumber())
                .as("%s is a number in %s", field, object)
                .isTrue();
        assertThat(value.asInt()).as("%s in %s", field, object).isNotNegative();
        return value.asInt();
    }
}
