package nighttalk.command.comment;

import nighttalk.command.dispatch.Command;
import nighttalk.event.CommentId;
import nighttalk.platform.refusal.Refused;

/** A command about one comment. */
public interface CommentCommand extends Command {

    /** Which comment. */
    CommentId comment();

    @Override
    default Refused ifMissing() {
        return new CommentNotFound();
    }
}
