package nighttalk.command.comment.edit;

import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;

/** Nobody puts words into another's mouth. */
public final class OnlyTheWriterEdits {

    private OnlyTheWriterEdits() {}

    /** Refuses anybody but the writer. */
    public static void check(AccountId writer, AccountId by) {
        if (!writer.equals(by)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "only-the-writer-edits", "본인이 작성한 댓글만 수정할 수 있습니다.");
        }
    }
}
