package nighttalk.standalone.console;

import static nighttalk.standalone.harness.Operators.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Colleague;
import nighttalk.standalone.harness.OnSharedService;
import nighttalk.standalone.harness.Operators;
import nighttalk.standalone.harness.Operators.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./nighttalk users}, as processes of their own. */
@OnSharedService
class UsersToolIT {

    private static final Pattern GENERATED = Pattern.compile("password: (\\S+)");

    private final Api api;
    private final Operators operators;

    UsersToolIT(Api api, Operators operators) {
        this.api = api;
        this.operators = operators;
    }

    private String done(String input, String... arguments) {
        Outcome outcome = operators.run(input, arguments);
        assertThat(outcome.code()).as(outcome.text()).isZero();
        return outcome.text();
    }

    private static String generated(String text) {
        Matcher password = GENERATED.matcher(text);
        assertThat(password.find()).as(text).isTrue();
        return password.group(1);
    }

    @Test
    void somebody_comes_and_goes() {
        String name = Operators.newName();

        String added = done(PASSWORD + "\n", "add", name, "--role", "auditor,analyst", "--password-stdin");
        assertThat(added).contains(name + " is added: analyst, auditor.").doesNotContain(PASSWORD);
        assertThat(Colleague.logsIn(api, name).gets("/analysis/x").status()).isEqualTo(404);
        assertThat(done("", "list")).containsPattern(name + " +analyst, auditor +enabled +20.* \\S+");

        assertThat(done("", "roles", name, "--role", "administrator")).contains(name + " is now: administrator.");
        assertThat(done("", "list")).containsPattern(name + " +administrator +enabled");

        assertThat(done("", "disable", name)).contains(name + " is disabled.");
        assertThat(Colleague.tries(api, name, PASSWORD).status()).isEqualTo(401);
        assertThat(done("", "list")).containsPattern(name + " +administrator +disabled");

        assertThat(done("", "enable", name)).contains(name + " is enabled");
        Colleague.logsIn(api, name);

        String password = generated(done("", "password", name, "--generate"));
        assertThat(Colleague.tries(api, name, PASSWORD).status()).isEqualTo(401);
        Colleague.logsIn(api, name, password);

        assertThat(done("", "remove", name)).contains(name + " is removed.");
        assertThat(done("", "list")).doesNotContain(name);
        assertThat(Colleague.tries(api, name, password).status()).isEqualTo(401);
    }

    @Test
    void a_generated_password_is_good() {
        String name = Operators.newName();
        Colleague.logsIn(api, name, generated(done("", "add", name, "--role", "analyst", "--generate")));
    }

    @Test
    void in_a_container_the_environment_has_the_secret() {
        String name = Operators.newName();
        Outcome added = operators.runWith(operators.secret(), "add", name, "--role", "analyst", "--generate");
        assertThat(added.code()).as(added.text()).isZero();
        Colleague.logsIn(api, name, generated(added.text()));

        Outcome stranger = operators.runWith("of another service", "remove", name);
        assertThat(stranger.code()).isOne();
        assertThat(stranger.text().lines()).hasSize(1).first().asString().contains("does not know the secret");
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() {
        String name = operators.adds("analyst");
        String unknown = Operators.newName();

        fails("There is a console user of that name already.", "add", name, "--role", "analyst", "--generate");
        fails("There is no such console user.", "roles", unknown, "--role", "analyst");
        fails("There is no such console user.", "remove", unknown);
        fails("use --password-stdin or --generate", "add", unknown, "--role", "analyst");
        fails("no password on the standard input", "password", name, "--password-stdin");
        Outcome tooShort = operators.run("short\n", "password", name, "--password-stdin");
        assertThat(tooShort.code()).isOne();
        assertThat(tooShort.text()).contains("A password has 12 to 200 characters.");
    }

    private void fails(String message, String... arguments) {
        Outcome outcome = operators.run("", arguments);
        assertThat(outcome.code()).as(outcome.text()).isOne();
        assertThat(outcome.text().lines()).hasSize(1).first().asString().contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "promote mina",
                "list mina",
                "add",
                "add mina",
                "add Mina --role analyst",
                "add mina --role boss",
                "add mina --role analyst --role",
                "add mina --role analyst --generate --password-stdin",
                "roles mina",
                "remove mina --generate",
                "remove mina --role analyst",
                "list --management-url nowhere"
            })
    void what_makes_no_sense_is_answered_with_how_it_is_called(String arguments) {
        Outcome outcome = operators.run("", arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(outcome.code()).as(outcome.text()).isEqualTo(2);
        assertThat(outcome.text()).contains("nighttalk users add NAME --role ROLE");
    }

    @Test
    void a_service_that_is_not_there_is_told_apart_from_one_that_is_another() throws IOException {
        URI nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        Outcome away = new Operators(nobody).run("", "list");
        assertThat(away.code()).isOne();
        assertThat(away.text()).contains("Nothing answers at " + nobody);

        Outcome wrongPort = new Operators(api.base().resolve("/")).run("", "list");
        assertThat(wrongPort.code()).isOne();
        assertThat(wrongPort.text()).contains("has no console users");
    }
}
