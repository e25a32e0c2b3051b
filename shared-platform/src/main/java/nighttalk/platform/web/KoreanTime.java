package nighttalk.platform.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the pages show them: Korean time, whole seconds, with the offset. */
public final class KoreanTime {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private KoreanTime() {}

    /** Such as {@code 2026-11-22T23:34:29+09:00}. */
    public static String of(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.SECONDS).atZone(SEOUL));
    }
}
