package nighttalk.query.comment;

import java.util.List;
import nighttalk.event.PostId;
import org.springframework.stereotype.Component;

/** The comments of a post. */
@Component
public class Comments {

    private final CommentRows rows;

    Comments(CommentRows rows) {
        this.rows = rows;
    }

    /** Oldest first. */
    public List<Comment> of(PostId post) {
        return rows.findByPostIdOldestFirst(post.value()).stream()
                .map(Comment::of)
                .toList();
    }
}
