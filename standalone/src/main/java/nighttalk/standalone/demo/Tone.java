package nighttalk.standalone.demo;

/** Keeps laughter away from a sad post, and comfort away from a joke. */
enum Tone {
    /** Fits everywhere. */
    PLAIN(""),
    LIGHT("+ "),
    GENTLE("~ ");

    private final String mark;

    Tone(String mark) {
        this.mark = mark;
    }

    boolean fits(Tone post) {
        return this == PLAIN || this == post;
    }

    static Tone markedOn(String line) {
        return line.startsWith(LIGHT.mark) ? LIGHT : line.startsWith(GENTLE.mark) ? GENTLE : PLAIN;
    }

    String unmarked(String line) {
        return line.substring(mark.length());
    }
}
