package nighttalk.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import nighttalk.command.eventlog.LogUnderTest;
import nighttalk.database.Schemas;
import nighttalk.database.TestDatabase;
import nighttalk.event.AccountEvent;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.AccountWithdrawn;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import nighttalk.platform.personal.MasterKey;
import nighttalk.platform.refusal.Refused;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names that were taken before their looks were claimed. */
class NameClaimsIT {

    private static final MasterKey KEY = new MasterKey("bmlnaHR0YWxrLXRlc3QtbWFzdGVyLWtleS0zMmJ5dGU=");
    private static LogUnderTest log;
    private static NameClaims names;

    @BeforeAll
    static void open() {
        Schemas schemas = TestDatabase.newSchemas();
        log = new LogUnderTest(
                schemas.log(),
                (database, keys) ->
                        List.of(new KeyOfEachPerson(keys, schemas.keys().schema()), new NameClaims(database, KEY)));
        names = new NameClaims(log.database(), KEY);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void a_name_that_looks_like_one_that_is_there_is_taken() {
        AccountId first = joins("IU1");
        assertThatThrownBy(() -> joins("lU1")).isInstanceOf(Refused.class).hasMessage("이미 사용 중인 닉네임입니다.");
        AccountId other = joins("uu1");
        assertThatThrownBy(() -> changes(other, 1, "lu1")).hasMessage("중복된 닉네임 입니다.");
        changes(first, 1, "lU1");
        changes(first, 2, "xx1");
        joins("IU1");
    }

    @Test
    void whoever_has_a_name_keeps_it_and_its_look_is_claimed_for_one_of_those_who_have_it() {
        AccountId first = joins("B0B2");
        earlier(first);
        AccountId second = joins("BOB2");
        earlier(second);
        AccountId third = joins("owl2");
        earlier(third);
        assertThat(names.withoutLooks(0, 1000)).contains(first, second, third);

        names.claimLooks(first, new Nickname("B0B2"));
        names.claimLooks(second, new Nickname("BOB2"));
        names.claimLooks(third, new Nickname("a name of before a change"));

        List<AccountId> without = names.withoutLooks(0, 1000);
        assertThat(without).contains(second, third).doesNotContain(first);
        assertThatThrownBy(() -> joins("BoB2")).isInstanceOf(Refused.class);

        changes(second, 1, "BOB2");
        changes(third, 1, "owl2");
        assertThat(names.withoutLooks(0, 1000)).contains(second);
        withdraws(first, 1);
        names.claimLooks(second, new Nickname("BOB2"));
        assertThat(names.withoutLooks(0, 1000)).doesNotContain(second);
    }

    @Test
    void whoever_changes_a_name_claims_all_of_the_new_one() {
        AccountId early = joins("cat3");
        earlier(early);
        changes(early, 1, "dog3");
        assertThat(names.withoutLooks(0, 1000)).doesNotContain(early);
        joins("cat3");
        assertThatThrownBy(() -> joins("dоg3")).isInstanceOf(Refused.class); // Cyrillic o
    }

    /** As a version that knew fewer looks left it. */
    private static void earlier(AccountId account) {
        log.sql()
                .sql("DELETE FROM name_claim WHERE account_id = ? AND kind = 'skeleton'")
                .param(account.value())
                .update();
    }

    private static AccountId joins(String nickname) {
        AccountId account = AccountId.next();
        append(
                account,
                0,
                new AccountRegistered(
                        account,
                        Personal.of(account.text() + "@night.kr"),
                        Personal.of(nickname),
                        null,
                        Instant.parse("2026-11-22T15:00:00Z")));
        return account;
    }

    private static void changes(AccountId account, int sequence, String nickname) {
        append(account, sequence, new ProfileChanged(account, Personal.of(nickname), null));
    }

    private static void withdraws(AccountId account, int sequence) {
        append(account, sequence, new AccountWithdrawn(account));
    }

    private static void append(AccountId account, int sequence, AccountEvent event) {
        log.append(new GenericDomainEventMessage<>("Account", account.text(), sequence, event));
    }
}
