package nighttalk.command.post.edit;

import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;

/** Nobody puts words into another's mouth. */
public final class OnlyTheAuthorEdits {

    private OnlyTheAuthorEdits() {}

    /** Refuses anybody but the author. */
    public static void check(AccountId author, AccountId by) {
        if (!author.equals(by)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "only-the-author-edits", "본인이 작성한 게시글만 수정할 수 있습니다.");
        }
    }
}
