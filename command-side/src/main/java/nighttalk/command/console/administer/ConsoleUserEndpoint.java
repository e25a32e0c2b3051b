package nighttalk.command.console.administer;

import java.util.List;
import java.util.function.Supplier;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeType;

/** For operators, on the management port: who works on the service, and as what. */
@Component
@WebEndpoint(id = "consoleusers")
final class ConsoleUserEndpoint {

    private static final MimeType PROBLEM = MimeType.valueOf(Problem.MEDIA_TYPE);

    /** What can be changed about a user; the last part of the path. */
    enum Change {
        ROLES,
        PASSWORD,
        DISABLE,
        ENABLE
    }

    private final ConsoleAdministration administration;

    ConsoleUserEndpoint(ConsoleAdministration administration) {
        this.administration = administration;
    }

    /** All of them, by name. */
    @ReadOperation
    List<ListedUser> list() {
        return administration.list();
    }

    /**
     * One more.
     *
     * @param roles such as {@code analyst,auditor}
     * @param password without one a random one is made, and told this once
     * @param by which operator does it
     */
    @WriteOperation
    WebEndpointResponse<Object> add(
            @Selector String name, @Nullable String roles, @Nullable String password, @Nullable String by) {
        return answer(() -> administration.add(name, roles, password, by));
    }

    /**
     * Changes one thing.
     *
     * @param roles the new ones, such as {@code analyst,auditor}
     * @param password the new one; without, a random one is made, and told this once
     */
    @WriteOperation
    WebEndpointResponse<Object> change(
            @Selector String name, @Selector Change change, @Nullable String roles, @Nullable String password) {
        return answer(() -> switch (change) {
            case ROLES -> administration.roles(name, roles);
            case PASSWORD -> administration.password(name, password);
            case DISABLE -> administration.disable(name);
            case ENABLE -> administration.enable(name);
        });
    }

    /** Forgets one. */
    @DeleteOperation
    WebEndpointResponse<Object> remove(@Selector String name) {
        return answer(() -> administration.remove(name));
    }

    /** The management port turns no exceptions into problem details by itself. */
    private static WebEndpointResponse<Object> answer(Supplier<Changed> operation) {
        try {
            return new WebEndpointResponse<>(operation.get());
        } catch (Refused refused) {
            Problem problem = Problem.of(refused);
            return new WebEndpointResponse<>(problem, problem.status(), PROBLEM);
        }
    }
}
