package nighttalk.command.comment.edit;

import java.time.Instant;
import java.util.Objects;
import nighttalk.command.account.AccountGone;
import nighttalk.command.account.Profiles;
import nighttalk.command.comment.CommentNotFound;
import nighttalk.command.comment.CommentText;
import nighttalk.command.comment.CommentView;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.form.Fields;
import nighttalk.command.post.PostNotFound;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.security.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Editing a comment. */
@RestController
class EditCommentEndpoint {

    private final Commands commands;
    private final Profiles profiles;

    EditCommentEndpoint(Commands commands, Profiles profiles) {
        this.commands = commands;
        this.profiles = profiles;
    }

    /** The answer. */
    record Edited(boolean success, CommentView comment) {}

    @Throttled(Act.EDIT)
    @PutMapping("${nighttalk.api.prefix:/api}/posts/{id}/comments/{commentId}")
    Edited edit(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @PathVariable String commentId,
            @RequestParam(required = false) @Nullable String content) {
        AccountId by = AccessToken.of(token).account();
        CommentText text = new CommentText(Fields.required("content", content));
        CommentId comment = CommentNotFound.idOf(commentId);
        PostId post = CommentNotFound.postIdOf(id);
        Instant addedAt = send(new EditComment(comment, post, text, by));
        String nickname =
                profiles.of(by).orElseThrow(AccountGone::new).nickname().text();
        return new Edited(true, CommentView.of(comment, post, text, nickname, by, addedAt));
    }

    private Instant send(EditComment command) {
        try {
            return Objects.requireNonNull(commands.<Instant>send(command, Actor.member(command.by())));
        } catch (PostNotFound e) {
            throw new CommentNotFound(); // gone together with its post
        }
    }
}
