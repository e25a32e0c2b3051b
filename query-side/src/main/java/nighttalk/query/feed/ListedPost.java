package nighttalk.query.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.platform.web.KoreanTime;
import nighttalk.query.projection.Micros;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A post as the pages get it.
 *
 * @param id which
 * @param title its title
 * @param content what it says
 * @param imagePath its picture, relative to the API
 * @param likes how many people like it
 * @param views how often it was looked at
 * @param createdAt when, in Korean time
 * @param userId the author
 * @param userNickname the author's present nickname
 * @param commentsCount how many comments it has
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ListedPost(
        String id,
        String title,
        String content,
        @Nullable String imagePath,
        long likes,
        long views,
        String createdAt,
        String userId,
        String userNickname,
        long commentsCount) {

    static ListedPost of(ResultSet row) throws SQLException {
        return new ListedPost(
                new PostId(row.getLong("id")).text(),
                row.getString("title"),
                row.getString("content"),
                row.getString("image"),
                row.getLong("likes"),
                row.getLong("views"),
                KoreanTime.of(Micros.instant(row.getLong("created_at_us"))),
                new AccountId(row.getLong("person")).text(),
                row.getString("nickname"),
                row.getLong("comments"));
    }

    ListedPost withViews(long now) {
        return new ListedPost(
                id, title, content, imagePath, likes, now, createdAt, userId, userNickname, commentsCount);
    }
}
