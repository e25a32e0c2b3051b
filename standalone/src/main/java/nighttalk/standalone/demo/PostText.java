package nighttalk.standalone.demo;

import java.util.Optional;

/** What a post says, and the scene of the picture that goes with it, if any. */
record PostText(Theme theme, Tone tone, String title, String body, Optional<Scene> scene) {

    private static final String SCENE_MARK = " @";

    /** Reads a title line, its marks included, and the lines below it. */
    static PostText parse(Theme theme, String block) {
        int end = block.indexOf('\n');
        if (end < 0) {
            throw new IllegalStateException("a post without a body: " + block);
        }
        String head = block.substring(0, end);
        Tone marked = Tone.markedOn(head);
        String title = marked.unmarked(head);
        int at = title.lastIndexOf(SCENE_MARK);
        Optional<Scene> scene =
                at < 0 ? Optional.empty() : Optional.of(Scene.of(title.substring(at + SCENE_MARK.length())));
        return new PostText(
                theme,
                marked == Tone.GENTLE ? Tone.GENTLE : Tone.LIGHT,
                at < 0 ? title : title.substring(0, at),
                block.substring(end + 1),
                scene);
    }
}
