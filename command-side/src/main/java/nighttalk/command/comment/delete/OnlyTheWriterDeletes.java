package nighttalk.command.comment.delete;

import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;

/** Nobody takes back what another answered. */
public final class OnlyTheWriterDeletes {

    private OnlyTheWriterDeletes() {}

    /** Refuses anybody but the writer. */
    public static void check(AccountId writer, AccountId by) {
        if (!writer.equals(by)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "only-the-writer-deletes", "본인이 작성한 댓글만 삭제할 수 있습니다.");
        }
    }
}
