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

/** What somebody said. */
@Entity
@Table(name = "posts")
@SuppressWarnings("NullAway.Init") // JPA makes an empty one and fills it
class Post {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private User author;

    @Column(nullable = false, length = 128)
    private String title;

    @Column(nullable = false, columnDefinition = "text")
    private String content;

    @Column(nullable = false)
    private long views;

    @Column(nullable = false)
    private Instant createdAt;

    protected Post() {}

    Post(User author, String title, String content, Instant createdAt) {
        this.author = author;
        this.title = title;
        this.content = content;
        this.createdAt = createdAt;
    }

    Long id() {
        return id;
    }

    User author() {
        return author;
    }

    String title() {
        return title;
    }

    String content() {
        return content;
    }

    long views() {
        return views;
    }

    Instant createdAt() {
        return createdAt;
    }
}
