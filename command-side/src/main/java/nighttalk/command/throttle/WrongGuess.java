package nighttalk.command.throttle;

import nighttalk.platform.refusal.Refused;

/** That was not the password, or there is nobody of that name. Nothing else that goes wrong in a log-in is a guess. */
public final class WrongGuess extends Refused {

    /** Says so. */
    public WrongGuess(Kind kind, String rule, String text) {
        super(kind, rule, text);
    }
}
