package nighttalk.command.account.login;

import java.util.Optional;
import nighttalk.command.account.Credentials;
import nighttalk.command.account.Email;
import nighttalk.command.account.NameClaims;
import nighttalk.command.account.Profile;
import nighttalk.command.account.Profiles;
import nighttalk.command.security.Passwords;
import nighttalk.command.security.TokenIssuer;
import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;
import org.springframework.stereotype.Component;

/** Gives a token for the right e-mail and password, and the same answer for every wrong pair, after the same time. */
@Component
class LogIn {

    private final NameClaims names;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Profiles profiles;
    private final TokenIssuer tokens;

    LogIn(NameClaims names, Credentials credentials, Passwords passwords, Profiles profiles, TokenIssuer tokens) {
        this.names = names;
        this.credentials = credentials;
        this.passwords = passwords;
        this.profiles = profiles;
        this.tokens = tokens;
    }

    /** A token, and whose it is. */
    record Session(String token, Profile profile) {}

    Session with(Email email, String password) {
        Optional<AccountId> account = names.ownerOf(email);
        Optional<Credentials.Credential> credential = account.flatMap(credentials::of);
        if (account.isEmpty() || credential.isEmpty()) {
            passwords.pretendToCheck(password);
            throw wrong();
        }
        return check(account.get(), credential.get(), password);
    }

    private Session check(AccountId account, Credentials.Credential credential, String password) {
        if (!passwords.match(password, credential.hash())) {
            throw wrong();
        }
        if (passwords.isOutdated(credential.hash())) {
            credentials.rehash(account, credential.hash(), passwords.hash(password));
        }
        Profile profile = profiles.of(account).orElseThrow(LogIn::wrong);
        return new Session(tokens.issue(account, credential.generation()), profile);
    }

    private static Refused wrong() {
        return Refused.brokenRule("credentials", "아이디 또는 비밀번호를 확인해주세요.");
    }
}
