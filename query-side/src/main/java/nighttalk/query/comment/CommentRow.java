package nighttalk.query.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import nighttalk.query.account.AccountRow;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A comment's row as JPA reads it. */
@Entity
@Immutable
@Table(name = "comment")
class CommentRow {

    @Id
    @Column(name = "comment_id")
    private long id;

    @Column(name = "post_id")
    private long postId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "writer_id")
    private @Nullable AccountRow writer;

    private String content = "";

    @Column(name = "created_at_us")
    private long createdAtMicros;

    /** For JPA. */
    protected CommentRow() {}

    long id() {
        return id;
    }

    long postId() {
        return postId;
    }

    AccountRow writer() {
        AccountRow person = writer;
        if (person == null) {
            throw new IllegalStateException("comments are read with their writers");
        }
        return person;
    }

    String content() {
        return content;
    }

    long createdAtMicros() {
        return createdAtMicros;
    }
}
