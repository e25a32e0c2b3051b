package nighttalk.benchmarks.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the service has beside the events and needs to go on: the head, the tallies of posts, and no key of whoever has
 * left. Claims on names, credentials and authorship are left out: nobody logs in as a made-up person or withdraws one.
 */
final class Aftermath {

    private static final int AT_ONCE = 2_000;

    private final Connection log;
    private final String keyTable;

    Aftermath(Connection log, String keyTable) {
        this.log = log;
        this.keyTable = keyTable;
    }

    long head() throws SQLException {
        try (Statement statement = log.createStatement();
                ResultSet row = statement.executeQuery("SELECT position FROM log_head")) {
            row.next();
            return row.getLong(1);
        } finally {
            log.commit();
        }
    }

    void write(World world, long events) throws SQLException {
        tallies(world);
        forgetWhoLeft(world);
        try (Statement statement = log.createStatement()) {
            statement.executeUpdate("UPDATE log_head SET position = position + " + events);
        }
        log.commit();
    }

    private void tallies(World world) throws SQLException {
        Posts posts = world.posts();
        try (PreparedStatement insert = log.prepareStatement(
                "INSERT INTO post_tally (post_id, likes, comments, views, view_reports) VALUES (?, ?, ?, ?, ?)")) {
            for (int post = 0; post < posts.size(); post++) {
                if (posts.isThere(post)) {
                    insert.setLong(1, posts.id.get(post));
                    insert.setLong(2, posts.likes.get(post));
                    insert.setLong(3, posts.comments.get(post));
                    insert.setLong(4, posts.views.get(post));
                    insert.setLong(5, posts.viewReports.get(post));
                    insert.addBatch();
                }
                if ((post + 1) % AT_ONCE == 0 || post + 1 == posts.size()) {
                    insert.executeBatch();
                    log.commit();
                }
            }
        }
    }

    private void forgetWhoLeft(World world) throws SQLException {
        try (PreparedStatement delete = log.prepareStatement("DELETE FROM " + keyTable + " WHERE account_id = ?")) {
            for (int person = 0; person < world.people().size(); person++) {
                if (!world.people().isHere(person)) {
                    delete.setLong(1, world.people().id.get(person));
                    delete.addBatch();
                }
            }
            delete.executeBatch();
            log.commit();
        }
    }
}
