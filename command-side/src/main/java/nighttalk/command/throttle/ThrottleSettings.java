package nighttalk.command.throttle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a person, or an address, may do something. Each process counts for itself.
 *
 * @param enabled whether anything is counted at all
 * @param logIns tries to log in from one address
 * @param guesses wrong passwords of one account from one address
 * @param guessesFromAnywhere wrong passwords of one member from all addresses
 * @param consoleGuessesFromAnywhere wrong passwords of one console user from all addresses
 * @param signUps from one address
 * @param refreshes from one address
 * @param posts of one person
 * @param comments of one person
 * @param likes presses of one person
 * @param edits of posts and comments of one person, and what one deletes
 * @param reports of one person
 * @param profile changes of one person, password included
 */
@ConfigurationProperties("nighttalk.throttle")
record ThrottleSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30/1m, 600/1h") Rate logIns,
        @DefaultValue("5/1m, 20/1h") Rate guesses,
        @DefaultValue("100/1h") Rate guessesFromAnywhere,
        @DefaultValue("1000/1h") Rate consoleGuessesFromAnywhere,
        @DefaultValue("10/10m, 100/1d") Rate signUps,
        @DefaultValue("120/1m") Rate refreshes,
        @DefaultValue("3/1m, 100/1d") Rate posts,
        @DefaultValue("20/1m, 1000/1d") Rate comments,
        @DefaultValue("60/1m, 5000/1d") Rate likes,
        @DefaultValue("30/1m, 1000/1d") Rate edits,
        @DefaultValue("10/1m, 100/1d") Rate reports,
        @DefaultValue("10/1m, 50/1d") Rate profile) {

    Rate of(Act act) {
        return switch (act) {
            case LOG_IN -> logIns;
            case SIGN_UP -> signUps;
            case REFRESH -> refreshes;
            case POST -> posts;
            case COMMENT -> comments;
            case LIKE -> likes;
            case EDIT -> edits;
            case REPORT -> reports;
            case PROFILE -> profile;
        };
    }
}
