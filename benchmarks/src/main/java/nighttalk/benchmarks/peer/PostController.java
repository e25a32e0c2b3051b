package nighttalk.benchmarks.peer;

import nighttalk.benchmarks.peer.Views.OneComment;
import nighttalk.benchmarks.peer.Views.OnePost;
import nighttalk.benchmarks.peer.Views.Page;
import nighttalk.benchmarks.peer.Views.Pressed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same paths as NightTalk's. */
@RestController
@RequestMapping("/api/posts")
class PostController {

    private final PostService service;

    PostController(PostService service) {
        this.service = service;
    }

    record Press(boolean liked) {}

    @PostMapping
    OnePost create(@AuthenticationPrincipal Jwt token, @RequestParam String title, @RequestParam String content) {
        return service.create(user(token), title, content);
    }

    @GetMapping
    Page page(
            @RequestParam(defaultValue = "10") int size,
            @RequestParam(name = "last_id", required = false) @Nullable Long lastId) {
        return service.page(size, lastId == null ? Long.MAX_VALUE : lastId);
    }

    @GetMapping("/{id}")
    OnePost show(@AuthenticationPrincipal Jwt token, @PathVariable long id) {
        return service.show(id, user(token));
    }

    @PostMapping("/{id}/comments")
    OneComment comment(@AuthenticationPrincipal Jwt token, @PathVariable long id, @RequestParam String content) {
        return service.comment(id, user(token), content);
    }

    @PostMapping("/{id}/like")
    Pressed press(@AuthenticationPrincipal Jwt token, @PathVariable long id, @RequestBody Press press) {
        return service.press(id, user(token), press.liked());
    }

    private static long user(Jwt token) {
        return Long.parseLong(token.getSubject());
    }
}
