package nighttalk.benchmarks.replay;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** One person's like of one post. */
@Entity
@Table(name = "like_row", uniqueConstraints = @UniqueConstraint(columnNames = {"postId", "accountId"}))
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JPA makes an empty one and fills it
class LikeRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long postId;
    private long accountId;

    protected LikeRow() {}

    LikeRow(long postId, long accountId) {
        this.postId = postId;
        this.accountId = accountId;
    }
}
