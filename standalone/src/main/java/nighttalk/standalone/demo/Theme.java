package nighttalk.standalone.demo;

import java.util.Locale;

/** What people talk about at night; each theme has its own posts and comments. */
enum Theme {
    SLEEPLESS,
    WORK,
    EXAM,
    LOVE,
    FOOD,
    CAT,
    MUSIC,
    RAIN,
    MOVING,
    LONELY,
    JOKE,
    NIGHT;

    /** The name in the text files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Theme of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
