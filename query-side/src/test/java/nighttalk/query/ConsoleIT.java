package nighttalk.query;

import static nighttalk.query.Evening.registered;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import nighttalk.event.AccountId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the query side is a process of its own it knows console users by an account that can only read. */
class ConsoleIT {

    private static final String ANALYSIS = "/api/analysis/nothing-is-here";

    private static RunningQuerySide querySide;

    @BeforeAll
    static void start() {
        querySide = RunningQuerySide.start();
    }

    @AfterAll
    static void stop() {
        querySide.close();
    }

    private static int status(String token, String path) {
        return querySide.getWith(token, path).status();
    }

    @Test
    void analysts_look_into_analysis_and_nobody_else() {
        querySide.log().consoleUser("ana", "analyst", 1);
        querySide.log().consoleUser("aud", "auditor", 1);
        querySide.log().consoleUser("adm", "administrator", 1);
        AccountId member = querySide.log().person();
        querySide.log().append(registered(member, "구경꾼"));

        assertThat(querySide.open(ANALYSIS)).startsWith("401");
        assertThat(status(querySide.commandSide().token(member, 0), ANALYSIS)).isEqualTo(401);
        assertThat(status(querySide.commandSide().consoleToken("aud", 1), ANALYSIS))
                .isEqualTo(403);
        assertThat(status(querySide.commandSide().consoleToken("ana", 1), ANALYSIS))
                .isEqualTo(404);
        assertThat(status(querySide.commandSide().consoleToken("adm", 1), ANALYSIS))
                .isEqualTo(404);
    }

    @Test
    void who_works_on_the_service_is_no_member_by_that() {
        querySide.log().consoleUser("root", "administrator", 1);

        assertThat(status(querySide.commandSide().consoleToken("root", 1), "/api/auth/me"))
                .isEqualTo(401);
        assertThat(status(querySide.commandSide().consoleToken("root", 1), "/api/posts"))
                .isEqualTo(401);
    }

    /** Nobody can be called like an account; so that the issuer alone tells the two apart, somebody is here. */
    @Test
    void neither_s_token_is_the_other_s_even_under_the_same_name() {
        AccountId member = querySide.log().person();
        querySide.log().append(registered(member, "동명이인"));
        querySide.log().consoleUser(member.text(), "administrator", 0);
        String membersToken = querySide.commandSide().token(member, 0);
        String consoleToken = querySide.commandSide().consoleToken(member.text(), 0);

        assertThat(status(membersToken, "/api/auth/me")).isEqualTo(200);
        assertThat(status(membersToken, ANALYSIS)).isEqualTo(401);
        assertThat(status(consoleToken, ANALYSIS)).isEqualTo(404);
        assertThat(status(consoleToken, "/api/auth/me")).isEqualTo(401);
    }

    @Test
    void a_role_that_is_taken_away_counts_no_more_after_seconds() {
        querySide.log().consoleUser("mover", "analyst", 1);
        String token = querySide.commandSide().consoleToken("mover", 1);
        assertThat(status(token, ANALYSIS)).isEqualTo(404);

        querySide.log().consoleUser("mover", "auditor", 1);

        Awaitility.await()
                // Five are promised, of which it is remembered for four.
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(status(token, ANALYSIS)).isEqualTo(403));
    }

    @Test
    void a_token_of_another_password_does_not_count_and_the_newest_does_at_once() {
        querySide.log().consoleUser("changer", "analyst", 1);
        String older = querySide.commandSide().consoleToken("changer", 1);
        assertThat(status(older, ANALYSIS)).isEqualTo(404);

        querySide.log().consoleUser("changer", "analyst", 2);

        assertThat(status(querySide.commandSide().consoleToken("changer", 2), ANALYSIS))
                .isEqualTo(404);
        assertThat(status(older, ANALYSIS)).isEqualTo(401);
    }

    @Test
    void a_name_that_nobody_has_opens_nothing() {
        assertThat(status(querySide.commandSide().consoleToken("nobody", 1), ANALYSIS))
                .isEqualTo(401);
    }
}
