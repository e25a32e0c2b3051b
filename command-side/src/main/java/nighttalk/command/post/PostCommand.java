package nighttalk.command.post;

import nighttalk.command.dispatch.Command;
import nighttalk.event.PostId;
import nighttalk.platform.refusal.Refused;

/** A command about one post. */
public interface PostCommand extends Command {

    /** Which post. */
    PostId post();

    @Override
    default Refused ifMissing() {
        return new PostNotFound();
    }
}
