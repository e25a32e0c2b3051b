package nighttalk.command.comment.add;

import java.time.Clock;
import nighttalk.command.account.AccountGone;
import nighttalk.command.account.Profiles;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Commenting. */
@RestController
class AddCommentEndpoint {

    private final Commands commands;
    private final Profiles profiles;
    private final Clock clock;

    AddCommentEndpoint(Commands commands, Profiles profiles, Clock clock) {
        this.commands = commands;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** The answer. */
    record Added(boolean success, CommentView comment) {}

    @Throttled(Act.COMMENT)
    @PostMapping("${nighttalk.api.prefix:/api}/posts/{id}/comments")
    Added add(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String content) {
        AccountId writer = AccessToken.of(token).account();
        CommentText text = new CommentText(Fields.required("content", content));
        PostId post = PostNotFound.idOf(id);
        AddComment command = new AddComment(CommentId.next(), post, writer, text, clock.instant());
        commands.send(command, Actor.member(writer));
        String nickname =
                profiles.of(writer).orElseThrow(AccountGone::new).nickname().text();
        return new Added(true, CommentView.of(command.comment(), post, text, nickname, writer, command.at()));
    }
}
