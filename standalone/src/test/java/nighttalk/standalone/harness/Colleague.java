package nighttalk.standalone.harness;

import static nighttalk.standalone.harness.HouseRules.ok;
import static nighttalk.standalone.harness.HouseRules.text;
import static nighttalk.standalone.harness.Soon.otherThan;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who works on the service and is logged in. */
public record Colleague(Api api, String name, String token) {

    /** Logs in with the password that {@link Operators} give. */
    public static Colleague logsIn(Api api, String name) {
        return logsIn(api, name, Operators.PASSWORD);
    }

    /** Logs in. */
    public static Colleague logsIn(Api api, String name, String password) {
        return new Colleague(api, name, text(ok(otherThan(429, () -> tries(api, name, password))), "access_token"));
    }

    /** Tries to log in. */
    public static Answer tries(Api api, String name, String password) {
        return api.post("/console/login")
                .json(JsonMapper.shared().writeValueAsString(Map.of("name", name, "password", password)))
                .send();
    }

    /** POST of JSON with this one's token. */
    public Answer posts(String path, Map<String, String> body) {
        return api.post(path)
                .bearer(token)
                .json(JsonMapper.shared().writeValueAsString(body))
                .send();
    }

    /** GET with this one's token. */
    public Answer gets(String path) {
        return api.get(path).bearer(token).send();
    }
}
