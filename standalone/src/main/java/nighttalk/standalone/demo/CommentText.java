package nighttalk.standalone.demo;

/** A comment that anybody may write under a post whose tone it fits. */
record CommentText(Tone tone, String text) {

    static CommentText parse(String line) {
        Tone tone = Tone.markedOn(line);
        return new CommentText(tone, tone.unmarked(line));
    }
}
