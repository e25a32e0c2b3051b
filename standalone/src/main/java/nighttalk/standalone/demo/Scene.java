package nighttalk.standalone.demo;

import java.util.Locale;

/** What a picture shows. */
enum Scene {
    SKY,
    MOON,
    WINDOWS,
    RAIN,
    RAMEN,
    CAT;

    void paint(Canvas canvas) {
        switch (this) {
            case SKY -> Landscapes.starsOverHills(canvas);
            case MOON -> Landscapes.moonBehindClouds(canvas);
            case WINDOWS -> Streets.litWindows(canvas);
            case RAIN -> Streets.rainOnGlass(canvas);
            case RAMEN -> Indoors.ramen(canvas);
            case CAT -> Indoors.catOnSill(canvas);
        }
    }

    /** The name in the text files, and of the image's file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scene of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
