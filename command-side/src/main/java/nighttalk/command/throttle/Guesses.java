package nighttalk.command.throttle;

import jakarta.servlet.http.HttpServletRequest;
import nighttalk.platform.refusal.Refused;
import org.springframework.stereotype.Component;

/**
 * Wrong passwords, counted before the password is looked at, so that many tries at once are no more than many one after
 * the other; a right one is taken back. Few from one address, and more from everywhere, so that nobody shuts somebody
 * else out by guessing. An account that does not exist is counted like one that does.
 */
@Component
public class Guesses {

    private final Buckets fromHere;
    private final Buckets fromAnywhere;
    private final boolean enabled;

    Guesses(ThrottleSettings settings) {
        fromHere = new Buckets(settings.guesses());
        fromAnywhere = new Buckets(settings.guessesFromAnywhere());
        enabled = settings.enabled();
    }

    /** A try that has been counted as wrong. */
    @FunctionalInterface
    public interface Guess {

        /** Says that it was right after all. */
        void wasRight();
    }

    /**
     * Counts a try.
     *
     * @param account what the person calls it
     * @throws Refused if there were too many
     */
    public Guess begin(String account, HttpServletRequest request) {
        if (!enabled) {
            return () -> {};
        }
        String here = account + " " + ClientAddress.of(request);
        fromHere.take(here);
        fromAnywhere.take(account);
        return () -> {
            fromHere.giveBack(here);
            fromAnywhere.giveBack(account);
        };
    }
}
