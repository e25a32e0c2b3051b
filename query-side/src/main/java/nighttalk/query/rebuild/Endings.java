package nighttalk.query.rebuild;

/** What there is to say at the end. */
final class Endings {

    private Endings() {}

    static String of(Progress progress) {
        Status status = progress.status();
        StringBuilder text = new StringBuilder();
        text.append(status.position()).append(" events, ").append(status.rowsWritten()).append(" rows");
        if (status.errors() > 0) {
            text.append("; ").append(status.errors()).append(" events could not be folded and are parked");
        }
        if (status.differences() != null) {
            text.append("; ").append(status.differences()).append(" rows differ");
        }
        if (status.erased() != null && status.erased() > 0) {
            text.append("; ")
                    .append(status.erased())
                    .append(" hold texts of people who withdrew, which the log can't tell any more");
        }
        return text.toString();
    }
}
