package nighttalk.command.account.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person recognises a session by: browser and system in a word each, and no more, since a full user agent would
 * tell an anonymous community's members apart.
 */
final class Device {

    /** A browser names those that it descends from too, so the order counts. */
    private static final List<String> BROWSERS = List.of(
            "Edg", "OPR", "SamsungBrowser", "Whale", "KAKAOTALK", "Firefox", "FxiOS", "CriOS", "Chrome", "Safari");

    private static final List<String> SYSTEMS =
            List.of("Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux");

    private Device() {}

    /** Such as {@code Chrome, Windows}. */
    static String of(@Nullable String userAgent) {
        return first(BROWSERS, userAgent) + ", " + first(SYSTEMS, userAgent);
    }

    private static String first(List<String> names, @Nullable String userAgent) {
        return userAgent == null
                ? "-"
                : names.stream().filter(userAgent::contains).findFirst().orElse("-");
    }
}
