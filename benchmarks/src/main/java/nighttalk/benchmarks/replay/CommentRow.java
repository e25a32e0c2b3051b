package nighttalk.benchmarks.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;

/** An answer to a post. */
@Entity
@Table(name = "comment_row", indexes = @Index(columnList = "postId"))
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JPA makes an empty one and fills it
class CommentRow {

    @Id
    private long commentId;

    private long postId;
    private long writerId;

    @Column(columnDefinition = "text")
    private String content;

    private Instant createdAt;

    protected CommentRow() {}

    CommentRow(long commentId, long postId, long writerId, String content, Instant createdAt) {
        this.commentId = commentId;
        this.postId = postId;
        this.writerId = writerId;
        this.content = content;
        this.createdAt = createdAt;
    }

    void edit(String newContent) {
        content = newContent;
    }
}
