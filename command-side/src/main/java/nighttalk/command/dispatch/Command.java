package nighttalk.command.dispatch;

import nighttalk.platform.refusal.Refused;

/** Something that somebody wants to happen. An invalid one can't exist: constructors check. */
public interface Command {

    /** What the person is told when the thing that the command is about does not exist (any more). */
    Refused ifMissing();
}
