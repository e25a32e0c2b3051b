package nighttalk.query.moderation;

import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** Where a page of what waits ended; opaque to whoever asks for the next one. */
record Cursor(long newestAtMicros, long content) {

    static final Cursor BEGINNING = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final int RADIX = 36;
    private static final char SEPARATOR = '.';

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Refused if it is something else
     */
    static Cursor of(@Nullable String text) {
        if (text == null) {
            return BEGINNING;
        }
        int at = text.indexOf(SEPARATOR);
        try {
            if (at > 0) {
                return new Cursor(
                        Long.parseLong(text.substring(0, at), RADIX), Long.parseLong(text.substring(at + 1), RADIX));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Refused(Refused.Kind.UNREADABLE, "page-cursor", "before가 올바르지 않습니다.");
    }

    @Override
    public String toString() {
        return Long.toString(newestAtMicros, RADIX) + SEPARATOR + Long.toString(content, RADIX);
    }
}
