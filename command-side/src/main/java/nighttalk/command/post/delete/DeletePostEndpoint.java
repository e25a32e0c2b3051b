package nighttalk.command.post.delete;

import com.fasterxml.jackson.annotation.JsonProperty;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.post.PostNotFound;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.platform.security.AccessToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Deleting a post. */
@RestController
class DeletePostEndpoint {

    private final Commands commands;

    DeletePostEndpoint(Commands commands) {
        this.commands = commands;
    }

    /** The answer. */
    record Deleted(
            boolean success,
            String message,
            @JsonProperty("post_id") String postId) {}

    @Throttled(Act.EDIT)
    @DeleteMapping("${nighttalk.api.prefix:/api}/posts/{id}")
    Deleted delete(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
        AccountId by = AccessToken.of(token).account();
        PostId post = PostNotFound.idOf(id);
        commands.send(new DeletePost(post, by), Actor.member(by));
        return new Deleted(true, "게시글이 삭제되었습니다.", post.text());
    }
}
