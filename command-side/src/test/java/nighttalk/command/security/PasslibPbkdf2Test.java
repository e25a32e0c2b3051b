package nighttalk.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nighttalk.command.account.PasswordHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against hashes from passlib's documentation and test suite, and one made with Python's own hashlib. */
class PasslibPbkdf2Test {

    private final PasslibPbkdf2 passlib = new PasslibPbkdf2();

    @ParameterizedTest
    @CsvSource({
        "password, $pbkdf2-sha256$1212$4vjV83LKPjQzk31VI4E0Vw$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ",
        "toomanysecrets, $pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk",
        "새벽Night-1, $pbkdf2-sha256$29000$AAECAwQFBgcICQoLDA0ODw$dLCSTTx4NEUkRM14MX.Ki7yPu8Zs64u1NJXUN4V5WCA"
    })
    void what_passlib_wrote_is_verified(String password, String hash) {
        assertThat(passlib.matches(password, hash)).isTrue();
        assertThat(passlib.matches(password + "x", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$pbkdf2-sha256$0$c2FsdA$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ",
                "$pbkdf2-sha256$9999999$c2FsdA$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ",
                "$pbkdf2-sha512$1212$c2FsdA$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ"
            })
    void anything_else_matches_nothing(String hash) {
        assertThat(passlib.matches("password", hash)).isFalse();
    }

    @Test
    void it_makes_no_new_hashes() {
        assertThatThrownBy(() -> passlib.encode("password")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_taken_over_password_works_and_is_due_for_a_better_hash() {
        Passwords passwords = new Passwords();
        PasswordHash old = Passwords.takenOver(
                "$pbkdf2-sha256$1212$4vjV83LKPjQzk31VI4E0Vw$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ");
        assertThat(passwords.match("password", old)).isTrue();
        assertThat(passwords.match("Password", old)).isFalse();
        assertThat(passwords.isOutdated(old)).isTrue();
        PasswordHash better = passwords.hash("password");
        assertThat(better.encoded()).startsWith("{argon2}$argon2id$");
        assertThat(passwords.match("password", better)).isTrue();
        assertThat(passwords.isOutdated(better)).isFalse();
    }
}
