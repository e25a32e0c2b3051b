package nighttalk.query.rebuild;

/** It can't be done as things are now. */
final class Conflict extends RuntimeException {

    private final String rule;

    /** The text is Korean, for people; the rule's name is for programs. */
    Conflict(String rule, String text) {
        super(text, null, false, false);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
