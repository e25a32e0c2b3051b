package nighttalk.benchmarks.replay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The numbers of a post. */
@Entity
@Table(name = "feed_row")
@SuppressWarnings("UnusedVariable") // written for whoever reads the table
class FeedRow {

    @Id
    private long postId;

    private long authorId;
    private long likes;
    private long views;
    private long comments;

    protected FeedRow() {}

    FeedRow(long postId, long authorId) {
        this.postId = postId;
        this.authorId = authorId;
    }

    void like(int more) {
        likes += more;
    }

    void comment(int more) {
        comments += more;
    }

    void view(long more) {
        views += more;
    }
}
