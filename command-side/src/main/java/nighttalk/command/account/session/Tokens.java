package nighttalk.command.account.session;

import java.time.Duration;

/**
 * What a log-in or a refresh gives.
 *
 * @param access for the header {@code Authorization}
 * @param refresh for the next refresh
 * @param lifetime of the access token
 */
public record Tokens(String access, String refresh, Duration lifetime) {

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
