package nighttalk.query.comment;

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
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Comment(String id, String postId, String content, String writer, String userId, String createdAt) {

    static Comment of(CommentRow row) {
        return new Comment(
                new CommentId(row.id()).text(),
                new PostId(row.postId()).text(),
                row.content(),
                row.writer().nickname(),
                new AccountId(row.writer().id()).text(),
                KoreanTime.of(Micros.instant(row.createdAtMicros())));
    }
}
