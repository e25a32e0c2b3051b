package nighttalk.command.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.Supplier;
import nighttalk.platform.refusal.Refused;
import org.springframework.stereotype.Component;

/**
 * Wrong passwords, counted before the password is looked at, so that many tries at once are no more than many one after
 * the other; what turns out to be no wrong password is taken back. Few from one address, and more from everywhere. An
 * account that does not exist is counted like one that does.
 *
 * <p>Whoever logged in from an address lately is not asked there how many wrong passwords have come from everywhere: so
 * nobody is shut out at home by somebody else's guessing.
 */
@Component
public class Guesses {

    /** How long an address is remembered as somebody's, and how many are: some 200 bytes each. */
    private static final Duration LATELY = Duration.ofDays(30);

    private static final int MOST_REMEMBERED = 50_000;

    private final Cache<String, Boolean> atHome = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LATELY)
            .build();
    private final Buckets fromHere;
    private final Buckets ofMembers;
    private final Buckets ofConsoleUsers;
    private final boolean enabled;

    Guesses(ThrottleSettings settings) {
        fromHere = new Buckets(settings.guesses());
        ofMembers = new Buckets(settings.guessesFromAnywhere());
        ofConsoleUsers = new Buckets(settings.consoleGuessesFromAnywhere());
        enabled = settings.enabled();
    }

    /**
     * Checks a member's password, unless there were too many wrong ones.
     *
     * @param email in the one form in which equal addresses are equal
     * @param check throws {@link WrongGuess} if it is not the password
     * @throws Refused if there were too many
     */
    public <R> R ofMember(String email, HttpServletRequest request, Supplier<R> check) {
        return ofMember(email, ClientAddress.of(request), check);
    }

    <R> R ofMember(String email, String address, Supplier<R> check) {
        return count("member " + email, ofMembers, address, check);
    }

    /** The same for somebody who works on the service. */
    public <R> R ofConsoleUser(String name, HttpServletRequest request, Supplier<R> check) {
        return ofConsoleUser(name, ClientAddress.of(request), check);
    }

    <R> R ofConsoleUser(String name, String address, Supplier<R> check) {
        return count("console " + name, ofConsoleUsers, address, check);
    }

    private <R> R count(String account, Buckets fromAnywhere, String address, Supplier<R> check) {
        if (!enabled) {
            return check.get();
        }
        String here = account + " " + address;
        boolean known = atHome.getIfPresent(here) != null;
        fromHere.take(here);
        if (!known) {
            try {
                fromAnywhere.take(account);
            } catch (Refused tooMany) {
                fromHere.giveBack(here);
                throw tooMany;
            }
        }
        boolean wrong = false;
        try {
            R right = check.get();
            atHome.put(here, true);
            return right;
        } catch (WrongGuess e) {
            wrong = true;
            throw e;
        } finally {
            if (!wrong) {
                fromHere.giveBack(here);
                if (!known) {
                    fromAnywhere.giveBack(account);
                }
            }
        }
    }
}
