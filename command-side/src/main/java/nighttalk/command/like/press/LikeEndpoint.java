package nighttalk.command.like.press;

import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.post.PostIsHidden;
import nighttalk.command.post.PostNotFound;
import nighttalk.command.post.PostTally;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.event.LikeId;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.security.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The like button. */
@RestController
class LikeEndpoint {

    private final Commands commands;
    private final PostTally tally;

    LikeEndpoint(Commands commands, PostTally tally) {
        this.commands = commands;
        this.tally = tally;
    }

    /**
     * A press.
     *
     * @param liked the state that the person saw before
     */
    record Press(@Nullable Boolean liked) {}

    /**
     * The answer: count and state after the press.
     *
     * @param likes how many people like the post, this one included
     */
    record Pressed(boolean success, long likes, boolean liked) {}

    @Throttled(Act.LIKE)
    @PostMapping("${nighttalk.api.prefix:/api}/posts/{id}/like")
    Pressed press(@AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestBody Press press) {
        if (press.liked() == null) {
            throw new Refused(Refused.Kind.UNREADABLE, "field-missing", "liked 항목이 필요합니다.");
        }
        boolean like = !press.liked();
        AccountId account = AccessToken.of(token).account();
        PostId post = PostNotFound.idOf(id);
        if (!like) {
            shown(post); // a like of a hidden post goes only with its person
        }
        send(like, new LikeId(post, account));
        // A second press appends nothing, so that the post is there is checked here too.
        return new Pressed(true, shown(post).likes(), like);
    }

    private PostTally.Counts shown(PostId post) {
        PostTally.Counts counts = tally.of(post).orElseThrow(PostNotFound::new);
        if (counts.hidden()) {
            throw new PostIsHidden();
        }
        return counts;
    }

    private void send(boolean like, LikeId id) {
        Actor actor = Actor.member(id.account());
        if (like) {
            commands.send(new LikePost(id), actor);
            return;
        }
        try {
            commands.send(new UnlikePost(id), actor);
        } catch (NeverLiked e) {
            // What was not liked is not liked now, as wished.
        }
    }
}
