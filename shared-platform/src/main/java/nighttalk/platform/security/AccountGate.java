package nighttalk.platform.security;

import nighttalk.event.AccountId;

/** Whether a token that is genuine and not expired still counts. Each side asks what it knows. */
@FunctionalInterface
public interface AccountGate {

    /**
     * False for withdrawn accounts and for tokens older than a password change, but the one that made it.
     *
     * @param account whose token
     * @param generation of the password that the token was given for
     * @param token the token's identifier, {@code jti}
     */
    boolean admits(AccountId account, int generation, String token);
}
