package nighttalk.query.projection;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers which kinds of events a projection passed over because this version does not know them. While processes of
 * two versions run, the new one's events reach the old one's projections; once all are of the new version, what was
 * passed over is made good.
 */
public final class PassedOver {

    private final JdbcTemplate projections;
    private final JdbcTemplate views;

    /**
     * Takes what it works with.
     *
     * @param projections transactions of this source are the projections': a note is part of the one that moves the
     *     bookmark
     * @param views connections to the same database that commit by themselves
     */
    public PassedOver(DataSource projections, DataSource views) {
        this.projections = new JdbcTemplate(projections);
        this.views = new JdbcTemplate(views);
    }

    /**
     * Something passed over.
     *
     * @param type the event's name in the log
     * @param lastPosition of the newest such event that was
     */
    public record Note(String projection, String type, long lastPosition) {}

    void note(String projection, String type, long position) {
        projections.update(
                "INSERT INTO passed_over (projection, type, last_position) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE last_position = GREATEST(last_position, ?)",
                projection,
                type,
                position,
                position);
    }

    /** All of it. */
    public List<Note> notes() {
        return views.query(
                "SELECT projection, type, last_position FROM passed_over ORDER BY projection, type",
                (row, n) -> new Note(row.getString(1), row.getString(2), row.getLong(3)));
    }

    /** Takes a note away that is made good, unless more was passed over meanwhile. */
    public void madeGood(Note note) {
        views.update(
                "DELETE FROM passed_over WHERE projection = ? AND type = ? AND last_position = ?",
                note.projection(),
                note.type(),
                note.lastPosition());
    }
}
