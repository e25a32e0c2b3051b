package nighttalk.command.account;

import java.time.Instant;
import nighttalk.command.account.changepassword.ChangePassword;
import nighttalk.command.account.changeprofile.ChangeProfile;
import nighttalk.command.account.register.RegisterAccount;
import nighttalk.command.account.withdraw.WithdrawAccount;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.PasswordChanged;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import nighttalk.platform.security.AccessToken;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final AccountId OWL = AccountId.next();
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final PasswordHash HASH = new PasswordHash("hash");

    private final FixtureConfiguration<Account> account = new AggregateTestFixture<>(Account.class);

    @Test
    void a_person_joins() {
        account.givenNoPriorActivity()
                .when(new RegisterAccount(
                        OWL, new Email("owl@example.com"), new Nickname("부엉이"), "uploads/a.jpg", HASH, NOW))
                .expectEvents(joined("uploads/a.jpg"));
    }

    @Test
    void a_profile_is_changed_and_told() {
        account.given(joined("uploads/a.jpg"))
                .when(new ChangeProfile(OWL, new Nickname("올빼미"), "uploads/b.jpg"))
                .expectEvents(new ProfileChanged(OWL, Personal.of("올빼미"), Personal.of("uploads/b.jpg")))
                .expectResultMessagePayload(new Profile(
                        OWL, Personal.of("owl@example.com"), Personal.of("올빼미"), Personal.of("uploads/b.jpg")));
    }

    @Test
    void without_a_new_picture_the_old_one_stays() {
        account.given(joined("uploads/a.jpg"))
                .when(new ChangeProfile(OWL, new Nickname("올빼미"), null))
                .expectEvents(new ProfileChanged(OWL, Personal.of("올빼미"), Personal.of("uploads/a.jpg")));
    }

    @Test
    void a_profile_that_is_already_so_is_no_event() {
        account.given(joined(null))
                .when(new ChangeProfile(OWL, new Nickname("부엉이"), null))
                .expectNoEvents();
    }

    @Test
    void each_password_change_makes_the_tokens_before_it_old_but_one() {
        account.given(joined(null), new PasswordChanged(OWL, 1, "first"))
                .when(changesPassword(1, "second"))
                .expectEvents(new PasswordChanged(OWL, 2, "second"));
        account.given(joined(null), new PasswordChanged(OWL, 1, "first"))
                .when(changesPassword(0, "first"))
                .expectEvents(new PasswordChanged(OWL, 2, "first"));
        account.given(joined(null), new PasswordChanged(OWL, 1, "first"))
                .when(changesPassword(0, "second"))
                .expectException(SessionOver.class)
                .expectNoEvents();
    }

    @Test
    void a_person_leaves() {
        account.given(joined(null))
                .when(new WithdrawAccount(OWL))
                .expectEvents(new AccountWithdrawn(OWL))
                .expectMarkedDeleted();
    }

    @Test
    void who_has_left_can_do_nothing_any_more() {
        account.given(joined(null), new AccountWithdrawn(OWL))
                .when(changesPassword(0, "token"))
                .expectException(AggregateDeletedException.class)
                .expectNoEvents();
    }

    private static ChangePassword changesPassword(int generation, String token) {
        return new ChangePassword(OWL, HASH, new AccessToken(OWL, generation, token, null));
    }

    private static AccountRegistered joined(@Nullable String picture) {
        return new AccountRegistered(
                OWL, Personal.of("owl@example.com"), Personal.of("부엉이"), Personal.ofNullable(picture), NOW);
    }
}
