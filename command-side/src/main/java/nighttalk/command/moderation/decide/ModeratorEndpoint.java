package nighttalk.command.moderation.decide;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import nighttalk.command.comment.CommentNotFound;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.form.Fields;
import nighttalk.command.moderation.Decisions;
import nighttalk.command.moderation.ModerationCommand;
import nighttalk.command.moderation.Reason;
import nighttalk.command.post.PostNotFound;
import nighttalk.event.CommentId;
import nighttalk.event.ContentId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What moderators do. */
@RestController
class ModeratorEndpoint {

    private final Decisions decisions;

    ModeratorEndpoint(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Why. */
    record Because(@Nullable String reason) {}

    /** The answer: how it stands now. */
    record Decided(
            boolean success,
            @JsonProperty("post_id") String postId,

            @JsonProperty("comment_id") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String commentId,

            boolean hidden) {}

    @PostMapping("${nighttalk.api.prefix:/api}/moderation/posts/{id}/hide")
    Decided hidePost(Authentication who, @PathVariable String id, @RequestBody Because because) {
        return hide(who, post(id), because);
    }

    @PostMapping("${nighttalk.api.prefix:/api}/moderation/posts/{id}/restore")
    Decided restorePost(Authentication who, @PathVariable String id, @RequestBody Because because) {
        return restore(who, post(id), because);
    }

    @PostMapping("${nighttalk.api.prefix:/api}/moderation/posts/{id}/comments/{commentId}/hide")
    Decided hideComment(
            Authentication who, @PathVariable String id, @PathVariable String commentId, @RequestBody Because because) {
        return hide(who, comment(id, commentId), because);
    }

    @PostMapping("${nighttalk.api.prefix:/api}/moderation/posts/{id}/comments/{commentId}/restore")
    Decided restoreComment(
            Authentication who, @PathVariable String id, @PathVariable String commentId, @RequestBody Because because) {
        return restore(who, comment(id, commentId), because);
    }

    private Decided hide(Authentication who, ContentId content, Because because) {
        return decided(who, HideContent.of(content, reason(because)), true);
    }

    private Decided restore(Authentication who, ContentId content, Because because) {
        return decided(who, RestoreContent.of(content, reason(because)), false);
    }

    private Decided decided(Authentication who, ModerationCommand command, boolean hidden) {
        decisions.send(command, Actor.colleague(who.getName()));
        CommentId comment = command.content().comment();
        return new Decided(true, command.content().post().text(), comment == null ? null : comment.text(), hidden);
    }

    private static Reason reason(Because because) {
        return new Reason(Fields.required("reason", because.reason()));
    }

    private static ContentId post(String id) {
        return new ContentId(PostNotFound.idOf(id), null);
    }

    private static ContentId comment(String id, String commentId) {
        return new ContentId(CommentNotFound.postIdOf(id), CommentNotFound.idOf(commentId));
    }
}
