package nighttalk.platform.refusal;

/** A rule said no. The text is what the person reads, so it is Korean; the rule's name is what programs read. */
public class Refused extends RuntimeException {

    /** What sort of no it is; how it is told over HTTP is the web's business. */
    public enum Kind {
        /** The request can't be read: a field is missing or is not what it should be. */
        UNREADABLE,
        /** The request breaks a rule of the community. */
        BROKEN_RULE,
        /** There is no such thing (any more). */
        NOT_FOUND,
        /** The thing is somebody else's. */
        FORBIDDEN,
        /** The account behind the token is gone. */
        NOT_AUTHENTICATED,
        /** More was sent than is taken. */
        TOO_LARGE,
        /** Too much at once; later will do. */
        TOO_BUSY,
        /** Something that the answer depends on is away; later will do. */
        UNAVAILABLE
    }

    /** What is too busy or away is worth another try after so many seconds. */
    public static final int SOON_SECONDS = 2;

    private final Kind kind;
    private final String rule;
    private final int retryAfterSeconds;

    /**
     * Says no.
     *
     * @param kind what sort of no
     * @param rule the rule's stable name in kebab case, for programs
     * @param text what the person reads, in Korean
     */
    public Refused(Kind kind, String rule, String text) {
        this(kind, rule, text, SOON_SECONDS);
    }

    /**
     * Says no for now.
     *
     * @param kind what sort of no
     * @param rule the rule's stable name in kebab case, for programs
     * @param text what the person reads, in Korean
     * @param retryAfterSeconds when it is worth trying again
     */
    public Refused(Kind kind, String rule, String text, int retryAfterSeconds) {
        super(text, null, false, false); // a refusal is an answer, not a fault: it needs no stack trace
        this.kind = kind;
        this.rule = rule;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** A rule of the community was broken. */
    public static Refused brokenRule(String rule, String text) {
        return new Refused(Kind.BROKEN_RULE, rule, text);
    }

    /** What sort of no it is. */
    public Kind kind() {
        return kind;
    }

    /** The rule's stable name. */
    public String rule() {
        return rule;
    }

    /** After how many seconds it is worth trying again, where the sort of no allows that. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** What the person reads. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
