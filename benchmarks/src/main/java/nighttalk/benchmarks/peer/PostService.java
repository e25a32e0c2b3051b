package nighttalk.benchmarks.peer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nighttalk.benchmarks.peer.Views.CommentView;
import nighttalk.benchmarks.peer.Views.OneComment;
import nighttalk.benchmarks.peer.Views.OnePost;
import nighttalk.benchmarks.peer.Views.Page;
import nighttalk.benchmarks.peer.Views.PostView;
import nighttalk.benchmarks.peer.Views.Pressed;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Posts, comments and likes. */
@Service
class PostService {

    private final Users users;
    private final Posts posts;
    private final Comments comments;
    private final Likes likes;

    PostService(Users users, Posts posts, Comments comments, Likes likes) {
        this.users = users;
        this.posts = posts;
        this.comments = comments;
        this.likes = likes;
    }

    @Transactional
    OnePost create(long author, String title, String content) {
        Post post = posts.save(new Post(user(author), title.strip(), content.strip(), Instant.now()));
        return new OnePost(true, PostView.listed(post, 0, 0));
    }

    @Transactional(readOnly = true)
    Page page(int size, long before) {
        Slice<Post> page = posts.page(before, PageRequest.of(0, size));
        List<Long> ids = page.map(Post::id).getContent();
        Map<Long, Long> liked = byPost(likes.count(ids));
        Map<Long, Long> commented = byPost(comments.count(ids));
        List<PostView> views = page.getContent().stream()
                .map(post -> PostView.listed(
                        post, liked.getOrDefault(post.id(), 0L), commented.getOrDefault(post.id(), 0L)))
                .toList();
        return new Page(true, views, views.isEmpty() ? null : views.getLast().id(), page.hasNext());
    }

    private static Map<Long, Long> byPost(List<NumberOfPost> numbers) {
        return numbers.stream().collect(Collectors.toMap(NumberOfPost::getPost, NumberOfPost::getNumber));
    }

    @Transactional
    OnePost show(long id, long reader) {
        posts.countView(id);
        Post post = posts.withAuthor(id).orElseThrow(PostService::notFound);
        List<CommentView> under =
                comments.under(id).stream().map(c -> CommentView.of(c, post)).toList();
        return new OnePost(
                true,
                PostView.of(
                        post, likes.countByPostId(id), under.size(), likes.existsByPostIdAndUserId(id, reader), under));
    }

    @Transactional
    OneComment comment(long id, long writer, String content) {
        Post post = post(id);
        Comment comment = comments.save(new Comment(post, user(writer), content, Instant.now()));
        return new OneComment(true, CommentView.of(comment, post));
    }

    @Transactional
    Pressed press(long id, long who, boolean liked) {
        Post post = post(id);
        if (liked) {
            likes.takeBack(id, who);
        } else if (!likes.existsByPostIdAndUserId(id, who)) {
            likes.save(new PostLike(post, user(who)));
        }
        return new Pressed(true, likes.countByPostId(id), !liked);
    }

    private User user(long id) {
        return users.findById(id).orElseThrow(PostService::notFound);
    }

    private Post post(long id) {
        return posts.findById(id).orElseThrow(PostService::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
