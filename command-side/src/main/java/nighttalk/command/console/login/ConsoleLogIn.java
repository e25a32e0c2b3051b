package nighttalk.command.console.login;

import java.time.Duration;
import java.util.Optional;
import nighttalk.command.console.ConsoleName;
import nighttalk.command.console.ConsoleUsers;
import nighttalk.command.security.Passwords;
import nighttalk.command.security.TokenSigner;
import nighttalk.command.throttle.WrongGuess;
import nighttalk.platform.console.ConsoleRole;
import nighttalk.platform.console.ConsoleToken;
import nighttalk.platform.console.ConsoleUser;
import nighttalk.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Gives a token for the right name and password, and the same answer for all else, after the same time. */
@Component
class ConsoleLogIn {

    private final ConsoleUsers users;
    private final Passwords passwords;
    private final TokenSigner signer;
    private final Duration lifetime;

    ConsoleLogIn(
            ConsoleUsers users,
            Passwords passwords,
            TokenSigner signer,
            @Value("${nighttalk.console.tokens-lifetime:30m}") Duration lifetime) {
        this.users = users;
        this.passwords = passwords;
        this.signer = signer;
        this.lifetime = lifetime;
    }

    /** A token, how long it is good, and whose it is. */
    record Session(String token, Duration lifetime, ConsoleUser user) {}

    Session with(String name, String password) {
        Optional<ConsoleUsers.Credential> credential = Optional.of(name)
                .filter(ConsoleName::isOne)
                .flatMap(one -> users.credential(new ConsoleName(one)))
                .filter(found -> !found.user().disabled());
        if (credential.isEmpty()) {
            passwords.pretendToCheck(password);
            throw wrong();
        }
        if (!passwords.match(password, credential.get().hash())) {
            throw wrong();
        }
        ConsoleUser user = credential.get().user();
        return new Session(token(user), lifetime, user);
    }

    private String token(ConsoleUser user) {
        return signer.sign(signer.claims(ConsoleToken.ISSUER, user.name(), lifetime)
                .claim(ConsoleToken.GENERATION, user.generation())
                .claim(ConsoleToken.ROLES, ConsoleRole.texts(user.roles())));
    }

    private static WrongGuess wrong() {
        return new WrongGuess(Refused.Kind.NOT_AUTHENTICATED, "console-credentials", "이름 또는 비밀번호를 확인해주세요.");
    }
}
