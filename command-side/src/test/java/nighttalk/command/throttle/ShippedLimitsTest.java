package nighttalk.command.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import nighttalk.platform.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The limits that the service is shipped with, by its own settings. */
class ShippedLimitsTest {

    private final ThrottleSettings shipped = shipped();
    private final Guesses guesses = new Guesses(shipped);

    private static ThrottleSettings shipped() {
        StandardEnvironment environment = new StandardEnvironment();
        try {
            new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("command-side/application.yml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Binder.get(environment)
                .bind("nighttalk.throttle", ThrottleSettings.class)
                .get();
    }

    /** A clock that is moved by hand. */
    private static final class Hand implements TimeMeter {

        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void moves(Duration by) {
            nanos += by.toNanos();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 3, PT1M, 100",
        "COMMENT, 20, PT1M, 1000",
        "LIKE, 60, PT1M, 5000",
        "EDIT, 30, PT1M, 1000",
        "REPORT, 10, PT1M, 100",
        "PROFILE, 10, PT1M, 50",
        "SIGN_UP, 10, PT10M, 100",
        "LOG_IN, 30, PT1M, 600",
        "REFRESH, 120, PT1M, 120"
    })
    void so_many_in_a_row_and_so_many_in_all(Act act, int atOnce, Duration per, int inAll) {
        Hand clock = new Hand();
        Bucket bucket = shipped.of(act).bucket(clock);
        assertThat(taken(bucket)).as("in a row").isEqualTo(atOnce);
        clock.moves(per.dividedBy(atOnce).minusMillis(1));
        assertThat(bucket.tryConsume(1)).as("a moment too early").isFalse();
        clock.moves(Duration.ofMillis(2));
        assertThat(taken(bucket)).as("one is given back").isOne();

        Bucket patient = shipped.of(act).bucket(new Hand());
        assertThat(patient.getAvailableTokens()).isEqualTo(atOnce);
        assertThat(shipped.of(act).limits().stream()
                        .mapToLong(Rate.Limit::times)
                        .max())
                .hasValue(inAll);
    }

    @Test
    void a_hundred_posts_a_day_and_no_more_for_whoever_keeps_to_three_a_minute() {
        Hand clock = new Hand();
        Bucket bucket = shipped.of(Act.POST).bucket(clock);
        int posts = 0;
        for (int minute = 0; minute < 60; minute++) {
            posts += taken(bucket);
            clock.moves(Duration.ofMinutes(1));
        }
        assertThat(posts).as("in an hour, with what an hour gives back").isBetween(100, 105);
    }

    @Test
    void five_wrong_passwords_of_one_account_from_one_address() {
        for (int n = 0; n < 5; n++) {
            wrong("owl", "192.0.2.1");
        }
        tooOften(() -> guesses.ofMember("owl", "192.0.2.1", () -> "right"));
        assertThat(guesses.ofMember("owl", "192.0.2.2", () -> "right")).isEqualTo("right");
        assertThat(guesses.ofMember("cat", "192.0.2.1", () -> "right")).isEqualTo("right");
    }

    @Test
    void a_hundred_wrong_passwords_of_one_account_from_everywhere_and_its_owner_is_not_shut_out_at_home() {
        guesses.ofMember("owl", "at home", () -> "right");
        for (int n = 0; n < 100; n++) {
            wrong("owl", "203.0.113." + n / 5);
        }
        tooOften(() -> guesses.ofMember("owl", "elsewhere", () -> "right"));
        assertThat(guesses.ofMember("owl", "at home", () -> "right")).isEqualTo("right");

        for (int n = 0; n < 5; n++) {
            wrong("owl", "at home");
        }
        tooOften(() -> guesses.ofMember("owl", "at home", () -> "right"));
    }

    @Test
    void who_works_on_the_service_is_not_shut_out_by_a_hundred() {
        for (int n = 0; n < 1000; n++) {
            String from = "address " + n / 5;
            assertThatThrownBy(() -> guesses.ofConsoleUser("mina", from, ShippedLimitsTest::wrong))
                    .isInstanceOf(WrongGuess.class);
        }
        tooOften(() -> guesses.ofConsoleUser("mina", "elsewhere", () -> "right"));
        assertThat(guesses.ofMember("mina", "elsewhere", () -> "right")).isEqualTo("right");
    }

    @Test
    void what_was_no_wrong_password_is_no_guess() {
        for (int n = 0; n < 200; n++) {
            assertThatThrownBy(() -> guesses.ofMember("owl", "192.0.2.1", () -> {
                        throw new Refused(Refused.Kind.TOO_BUSY, "too-busy", "나중에");
                    }))
                    .hasMessage("나중에");
            assertThatThrownBy(() -> guesses.ofMember("owl", "192.0.2.1", () -> {
                        throw new IllegalStateException("the database is away");
                    }))
                    .hasMessage("the database is away");
        }
        assertThat(guesses.ofMember("owl", "192.0.2.1", () -> "right")).isEqualTo("right");
    }

    @Test
    void who_is_refused_for_what_others_guessed_has_not_guessed() {
        for (int n = 0; n < 100; n++) {
            wrong("owl", "203.0.113." + n / 5);
        }
        for (int n = 0; n < 10; n++) {
            Refused refused = tooOften(() -> guesses.ofMember("owl", "elsewhere", () -> "right"));
            assertThat(refused.retryAfterSeconds())
                    .as("until one is given back of a hundred an hour, not of five a minute")
                    .isGreaterThan(20);
        }
    }

    private void wrong(String account, String from) {
        assertThatThrownBy(() -> guesses.ofMember(account, from, ShippedLimitsTest::wrong))
                .isInstanceOf(WrongGuess.class);
    }

    private static String wrong() {
        throw new WrongGuess(Refused.Kind.BROKEN_RULE, "credentials", "아니에요");
    }

    private static Refused tooOften(Supplier<String> call) {
        try {
            throw new AssertionError("was let through: " + call.get());
        } catch (Refused e) {
            assertThat(e.rule()).isEqualTo("too-often");
            return e;
        }
    }

    private static int taken(Bucket bucket) {
        int taken = 0;
        while (bucket.tryConsume(1)) {
            taken++;
        }
        return taken;
    }
}
