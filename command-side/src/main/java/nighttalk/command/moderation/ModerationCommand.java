package nighttalk.command.moderation;

import nighttalk.command.dispatch.Command;
import nighttalk.command.post.PostNotFound;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationId;
import nighttalk.platform.refusal.Refused;

/** A command about whether a post or a comment is shown. */
public interface ModerationCommand extends Command {

    /** The stream of what was decided about it. */
    ModerationId moderation();

    /** What it is about. */
    ContentId content();

    @Override
    default Refused ifMissing() {
        return new PostNotFound();
    }
}
