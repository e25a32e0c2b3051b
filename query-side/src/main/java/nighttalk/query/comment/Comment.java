package nighttalk.query.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.web.KoreanTime;
import nighttalk.query.projection.Micros;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A comment as the pages get it.
 *
 * @param id which
 * @param postId under which post
 * @param content what it says
 * @param writer the writer's present nickname
 * @param userId the writer
 * @param createdAt when, in Korean time
 * @param hidden whether nobody but the writer and moderators is shown it; told only when it is
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Comment(
        String id,
        String postId,
        String content,
        String writer,
        String userId,
        String createdAt,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden) {

    /**
     * Reads a row with the columns {@code id, person, nickname, content, created_at_us, hidden}.
     *
     * @throws SQLException if the row has none of these
     */
    public static Comment of(PostId post, ResultSet row) throws SQLException {
        return new Comment(
                new CommentId(row.getLong("id")).text(),
                post.text(),
                row.getString("content"),
                row.getString("nickname"),
                new AccountId(row.getLong("person")).text(),
                KoreanTime.of(Micros.instant(row.getLong("created_at_us"))),
                row.getLong("hidden") != 0);
    }
}
