package nighttalk.benchmarks.replay;

import java.util.function.Consumer;
import nighttalk.event.CommentEvent.CommentAdded;
import nighttalk.event.CommentEvent.CommentDeleted;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Feed, posts, comments and likes. */
@Component
@ProcessingGroup(ViewsHandler.GROUP)
class ViewsHandler {

    static final String GROUP = "views";

    private final FeedRows feed;
    private final PostRows posts;
    private final CommentRows comments;
    private final LikeRows likes;

    ViewsHandler(FeedRows feed, PostRows posts, CommentRows comments, LikeRows likes) {
        this.feed = feed;
        this.posts = posts;
        this.comments = comments;
        this.likes = likes;
    }

    @EventHandler
    void on(PostCreated event) {
        posts.save(new PostRow(
                event.post().value(),
                event.author().value(),
                event.title().text(),
                event.content().text(),
                Personal.textOf(event.image()),
                event.at()));
        feed.save(new FeedRow(event.post().value(), event.author().value()));
    }

    @EventHandler
    void on(PostEdited event) {
        posts.findById(event.post().value())
                .ifPresent(post ->
                        post.edit(event.title().text(), event.content().text(), Personal.textOf(event.image())));
    }

    @EventHandler
    void on(PostDeleted event) {
        long post = event.post().value();
        posts.deleteById(post);
        feed.deleteById(post);
        comments.deleteByPostId(post);
        likes.deleteByPostId(post);
    }

    @EventHandler
    void on(PostViewsCounted event) {
        change(event.post(), row -> row.view(event.views()));
    }

    @EventHandler
    void on(CommentAdded event) {
        comments.save(new CommentRow(
                event.comment().value(),
                event.post().value(),
                event.writer().value(),
                event.content().text(),
                event.at()));
        change(event.post(), row -> row.comment(1));
    }

    @EventHandler
    void on(CommentEdited event) {
        comments.findById(event.comment().value())
                .ifPresent(comment -> comment.edit(event.content().text()));
    }

    @EventHandler
    void on(CommentDeleted event) {
        comments.deleteById(event.comment().value());
        change(event.post(), row -> row.comment(-1));
    }

    @EventHandler
    void on(PostLiked event) {
        likes.save(new LikeRow(event.post().value(), event.account().value()));
        change(event.post(), row -> row.like(1));
    }

    @EventHandler
    void on(LikeTakenBack event) {
        likes.deleteByPostIdAndAccountId(event.post().value(), event.account().value());
        change(event.post(), row -> row.like(-1));
    }

    private void change(PostId post, Consumer<FeedRow> change) {
        feed.findById(post.value()).ifPresent(change);
    }
}
