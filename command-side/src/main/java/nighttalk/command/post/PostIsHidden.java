package nighttalk.command.post;

import nighttalk.platform.refusal.Refused;

/** Moderation hid the post: nobody likes it, comments on it or reports it while it is. */
public final class PostIsHidden extends Refused {

    /** Says so. */
    public PostIsHidden() {
        super(Kind.NOT_FOUND, "post-hidden", "이 게시글은 운영 정책에 의해 숨김 처리되었습니다.");
    }
}
