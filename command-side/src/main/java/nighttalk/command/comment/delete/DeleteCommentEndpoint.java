package nighttalk.command.comment.delete;

import com.fasterxml.jackson.annotation.JsonProperty;
import nighttalk.command.comment.CommentNotFound;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.post.PostTally;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.security.AccessToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Deleting a comment. */
@RestController
class DeleteCommentEndpoint {

    private final Commands commands;
    private final PostTally tally;

    DeleteCommentEndpoint(Commands commands, PostTally tally) {
        this.commands = commands;
        this.tally = tally;
    }

    /** The answer. */
    record Deleted(
            boolean success,
            @JsonProperty("remaining_comments") long remainingComments) {}

    @Throttled(Act.EDIT)
    @DeleteMapping("${nighttalk.api.prefix:/api}/posts/{id}/comments/{commentId}")
    Deleted delete(@AuthenticationPrincipal Jwt token, @PathVariable String id, @PathVariable String commentId) {
        AccountId by = AccessToken.of(token).account();
        CommentId comment = CommentNotFound.idOf(commentId);
        PostId post = CommentNotFound.postIdOf(id);
        PostTally.Counts before = tally.of(post).orElseThrow(CommentNotFound::new);
        commands.send(new DeleteComment(comment, post, by), Actor.member(by));
        long remaining = tally.of(post).map(PostTally.Counts::comments).orElse(Math.max(0, before.comments() - 1));
        return new Deleted(true, remaining);
    }
}
