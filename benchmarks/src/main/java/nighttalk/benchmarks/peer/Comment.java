package nighttalk.benchmarks.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** An answer to a post. */
@Entity
@Table(name = "comments")
@SuppressWarnings("NullAway.Init") // JPA makes an empty one and fills it
class Comment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Post post;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private User writer;

    @Column(nullable = false, columnDefinition = "text")
    private String content;

    @Column(nullable = false)
    private Instant createdAt;

    protected Comment() {}

    Comment(Post post, User writer, String content, Instant createdAt) {
        this.post = post;
        this.writer = writer;
        this.content = content;
        this.createdAt = createdAt;
    }

    Long id() {
        return id;
    }

    Post post() {
        return post;
    }

    User writer() {
        return writer;
    }

    String content() {
        return content;
    }

    Instant createdAt() {
        return createdAt;
    }
}
