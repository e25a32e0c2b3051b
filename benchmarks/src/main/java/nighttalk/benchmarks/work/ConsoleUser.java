package nighttalk.benchmarks.work;

import java.util.Map;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.platform.security.HttpSecurityRules;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who works on the service. */
final class ConsoleUser {

    private static final String PASSWORD = "measures-all-night-long";
    private static final JsonMapper JSON = new JsonMapper();

    private final Deployment deployment;
    private final String name;

    /** Adds somebody with these roles, separated by commas. */
    ConsoleUser(Deployment deployment, String name, String roles) {
        this.deployment = deployment;
        this.name = name;
        deployment
                .management()
                .send(RawRequest.json(
                                "/actuator/consoleusers/" + name,
                                "",
                                JSON.writeValueAsString(Map.of("roles", roles, "password", PASSWORD)))
                        .with(HttpSecurityRules.INTERNAL_SECRET, Api.SECRET));
    }

    /** A fresh token. */
    String logIn() {
        return deployment
                .command()
                .send(RawRequest.json(
                        "/api/console/login", "", JSON.writeValueAsString(Map.of("name", name, "password", PASSWORD))))
                .json()
                .path("access_token")
                .asString();
    }
}
