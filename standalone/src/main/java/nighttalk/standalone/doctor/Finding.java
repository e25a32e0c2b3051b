package nighttalk.standalone.doctor;

/**
 * What one check came to.
 *
 * @param severity how bad
 * @param what was looked at
 * @param found what there is, and what to do if it is not well
 */
record Finding(Severity severity, String what, String found) {

    enum Severity {
        /** As it should be. */
        WELL("ok"),
        /** Worth a look. */
        WARNING("warning"),
        /** Something does not work, or soon won't. */
        WRONG("wrong");

        private final String text;

        Severity(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    static Finding well(String what, String found) {
        return new Finding(Severity.WELL, what, found);
    }

    static Finding warning(String what, String found) {
        return new Finding(Severity.WARNING, what, found);
    }

    static Finding wrong(String what, String found) {
        return new Finding(Severity.WRONG, what, found);
    }
}
