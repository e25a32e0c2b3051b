package nighttalk.benchmarks.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a post says. */
@Entity
@Table(name = "post_row")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // JPA makes an empty one and fills it
class PostRow {

    @Id
    private long postId;

    private long authorId;

    @Column(length = 128)
    private String title;

    @Column(columnDefinition = "text")
    private String content;

    private @Nullable String image;

    private Instant createdAt;

    protected PostRow() {}

    PostRow(long postId, long authorId, String title, String content, @Nullable String image, Instant createdAt) {
        this.postId = postId;
        this.authorId = authorId;
        this.title = title;
        this.content = content;
        this.image = image;
        this.createdAt = createdAt;
    }

    void edit(String newTitle, String newContent, @Nullable String newImage) {
        title = newTitle;
        content = newContent;
        image = newImage;
    }
}
