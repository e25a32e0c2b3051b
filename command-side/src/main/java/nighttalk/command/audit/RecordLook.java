package nighttalk.command.audit;

import nighttalk.command.dispatch.Command;
import nighttalk.platform.refusal.Refused;

/**
 * Write down that somebody looks into the history.
 *
 * @param viewer the console user
 * @param look what kind of look
 * @param target what is asked for
 * @param reason in the viewer's words; may be empty where personal texts stay masked
 * @param unmasked whether personal texts are to be shown
 */
public record RecordLook(String viewer, String look, String target, String reason, boolean unmasked)
        implements Command {

    private static final int LONGEST_VIEWER = 40;
    private static final int LONGEST_LOOK = 20;
    private static final int LONGEST_TARGET = 400;
    private static final int LONGEST_REASON = 200;

    /** Checks. */
    public RecordLook {
        check(!viewer.isEmpty() && viewer.length() <= LONGEST_VIEWER);
        check(!look.isEmpty() && look.length() <= LONGEST_LOOK);
        check(target.length() <= LONGEST_TARGET);
        check(reason.codePointCount(0, reason.length()) <= LONGEST_REASON);
        check(!unmasked || !reason.isBlank());
    }

    private static void check(boolean kept) {
        if (!kept) {
            throw new Refused(Refused.Kind.UNREADABLE, "look", "열람 기록을 읽을 수 없습니다.");
        }
    }

    @Override
    public Refused ifMissing() {
        return new Refused(Refused.Kind.NOT_FOUND, "look", "열람 기록을 남길 수 없습니다.");
    }
}
