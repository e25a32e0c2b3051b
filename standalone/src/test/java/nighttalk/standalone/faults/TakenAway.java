package nighttalk.standalone.faults;

import java.sql.SQLException;
import nighttalk.standalone.harness.Tables;

/** How often the log says that something was taken away. */
record TakenAway(long posts, long comments, long likes) {

    /** Until now. */
    static TakenAway of(Tables tables) throws SQLException {
        String events = "SELECT COUNT(*) FROM " + tables.log("event") + " WHERE type = ";
        return new TakenAway(
                tables.number(events + "'PostDeleted'"),
                tables.number(events + "'CommentDeleted'"),
                tables.number(events + "'LikeTakenBack'"));
    }

    /** With so many more. */
    TakenAway and(long morePosts, long moreComments, long moreLikes) {
        return new TakenAway(posts + morePosts, comments + moreComments, likes + moreLikes);
    }
}
