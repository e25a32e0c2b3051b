package nighttalk.query.post;

import nighttalk.platform.refusal.Refused;

/** Moderation hid the post from all but its author. */
final class PostIsHidden extends Refused {

    PostIsHidden() {
        super(Kind.NOT_FOUND, "post-hidden", "이 게시글은 운영 정책에 의해 숨김 처리되었습니다.");
    }
}
