package nighttalk.standalone.harness;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of the endpoints that take JSON. */
public final class Json {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Json() {}

    /** The body of a log-in. */
    public static String credentials(String email, String password) {
        return JSON.writeValueAsString(Map.of("email", email, "password", password));
    }

    /** The body of a press on like, with the state before it. */
    public static String liked(boolean before) {
        return "{\"liked\": " + before + "}";
    }
}
