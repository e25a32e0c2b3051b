package nighttalk.command.throttle;

/** What is counted. */
public enum Act {
    /** A try to log in, of members and of those who work on the service. */
    LOG_IN(true),
    /** A new account. */
    SIGN_UP(true),
    /** New tokens for a session that goes on. */
    REFRESH(true),
    /** A new post. */
    POST(false),
    /** A new comment. */
    COMMENT(false),
    /** A press on like. */
    LIKE(false),
    /** A change of a post or a comment, or its end. */
    EDIT(false),
    /** A report. */
    REPORT(false),
    /** A change of nickname, picture or password. */
    PROFILE(false);

    private final boolean byAddress;

    Act(boolean byAddress) {
        this.byAddress = byAddress;
    }

    /** Whether it is counted for the address that it comes from; otherwise for the person. */
    boolean byAddress() {
        return byAddress;
    }
}
