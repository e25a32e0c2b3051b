package nighttalk.command.post.delete;

import nighttalk.event.AccountId;
import nighttalk.platform.refusal.Refused;

/** Nobody takes back what another said. */
public final class OnlyTheAuthorDeletes {

    private OnlyTheAuthorDeletes() {}

    /** Refuses anybody but the author. */
    public static void check(AccountId author, AccountId by) {
        if (!author.equals(by)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "only-the-author-deletes", "본인이 작성한 게시글만 삭제할 수 있습니다.");
        }
    }
}
