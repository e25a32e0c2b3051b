package nighttalk.event;

/**
 * Identifies one person's report of one thing; a stream of its own, so that what many people report is no hot stream,
 * and so that nobody reports a thing twice.
 *
 * @param entity the value of {@link ContentId#entity()}
 */
public record ReportId(long entity, AccountId reporter) {

    private static final String PREFIX = "report-";
    private static final char SEPARATOR = ':';

    /** That person's report of that thing. */
    public static ReportId of(ContentId content, AccountId reporter) {
        return new ReportId(content.entity().value(), reporter);
    }

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException if the text is no such identifier
     */
    public static ReportId of(String text) {
        int at = text.indexOf(SEPARATOR);
        if (!text.startsWith(PREFIX) || at < 0) {
            throw new IllegalArgumentException("not a report's identifier");
        }
        return new ReportId(Tsids.parse(text.substring(PREFIX.length(), at)), AccountId.of(text.substring(at + 1)));
    }

    /** What the names of all streams begin with that are reports of that post or comment, and no others. */
    public static String streamsOf(String content) {
        return PREFIX + content + SEPARATOR;
    }

    @Override
    public String toString() {
        return PREFIX + Tsids.text(entity) + SEPARATOR + reporter.text();
    }
}
