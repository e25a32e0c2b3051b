package nighttalk.query.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.web.KoreanTime;
import nighttalk.query.projection.Micros;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A post or a comment that waits for a moderator.
 *
 * @param postId the post, or the one that the comment stands under
 * @param commentId null where it is the post itself
 * @param title the post's
 * @param content what the post or comment says
 * @param userId who wrote it
 * @param hidden whether others are shown it meanwhile
 * @param decidedBy who decided last: reports, service or moderator; null where nobody did
 * @param reason what was said about it last, empty if nothing
 * @param verdict of the attached service: safe, review or hidden; null where it said nothing
 * @param reports from how many people who are still here
 * @param categories the same by what they object to
 * @param newestAt when something last made it wait, in Korean time
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaitingContent(
        String postId,
        @Nullable String commentId,
        String title,
        String content,
        String userId,
        String userNickname,
        boolean hidden,
        @Nullable String decidedBy,
        String reason,
        @Nullable String verdict,
        long reports,
        Map<String, Long> categories,
        String newestAt) {

    static WaitingContent of(ResultSet row, Map<String, Long> categories) throws SQLException {
        boolean ofComment = row.getLong("of_comment") != 0;
        return new WaitingContent(
                new PostId(row.getLong("post_id")).text(),
                ofComment ? new CommentId(row.getLong("content_id")).text() : null,
                row.getString("title"),
                row.getString("content"),
                new AccountId(row.getLong("person")).text(),
                row.getString("nickname"),
                row.getLong("hidden") != 0,
                name(row.getString("decided_by")),
                row.getString("reason"),
                name(row.getString("verdict")),
                row.getLong("reports"),
                categories,
                KoreanTime.of(Micros.instant(row.getLong("newest_at_us"))));
    }

    /** As the API has it; null if there is none. */
    static @Nullable String name(String stored) {
        return stored.isEmpty() ? null : stored.toLowerCase(Locale.ROOT);
    }
}
