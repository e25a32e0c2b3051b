package nighttalk.command.account.login;

import java.util.Optional;
import nighttalk.command.account.Credentials;
import nighttalk.command.account.Email;
import nighttalk.command.account.NameClaims;
import nighttalk.command.account.Profile;
import nighttalk.command.account.Profiles;
import nighttalk.command.account.session.Sessions;
import nighttalk.command.account.session.Tokens;
import nighttalk.command.security.Passwords;
import nighttalk.command.throttle.WrongGuess;
import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives a token for the right e-mail and password, and the same answer for every wrong pair, after the same time. */
@Component
class LogIn {

    private final NameClaims names;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Profiles profiles;
    private final Sessions sessions;

    LogIn(NameClaims names, Credentials credentials, Passwords passwords, Profiles profiles, Sessions sessions) {
        this.names = names;
        this.credentials = credentials;
        this.passwords = passwords;
        this.profiles = profiles;
        this.sessions = sessions;
    }

    /** Tokens, and whose they are. */
    record LoggedIn(Tokens tokens, Profile profile) {}

    LoggedIn with(Email email, String password, @Nullable String userAgent) {
        Optional<AccountId> account = names.ownerOf(email);
        Optional<Credentials.Credential> credential = account.flatMap(credentials::of);
        if (account.isEmpty() || credential.isEmpty()) {
            passwords.pretendToCheck(password);
            throw wrong();
        }
        AccountId known = account.get();
        Profile profile = check(known, credential.get(), password);
        Tokens tokens =
                sessions.begin(known, credential.get().generation(), userAgent).orElseThrow(LogIn::wrong);
        return new LoggedIn(tokens, profile);
    }

    private Profile check(AccountId account, Credentials.Credential credential, String password) {
        if (!passwords.match(password, credential.hash())) {
            throw wrong();
        }
        if (passwords.isOutdated(credential.hash())) {
            credentials.rehash(account, credential.hash(), passwords.hash(password));
        }
        return profiles.of(account).orElseThrow(LogIn::wrong);
    }

    private static WrongGuess wrong() {
        return new WrongGuess(Refused.Kind.BROKEN_RULE, "credentials", "아이디 또는 비밀번호를 확인해주세요.");
    }
}
