package nighttalk.command.like.press;

import nighttalk.command.dispatch.Command;
import nighttalk.event.LikeId;
import nighttalk.platform.refusal.Refused;

/** A press of the like button. */
public sealed interface LikeCommand extends Command permits LikePost, UnlikePost {

    /** Whose like of what. */
    LikeId like();

    @Override
    default Refused ifMissing() {
        return new NeverLiked();
    }
}
