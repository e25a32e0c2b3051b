package nighttalk.command.post.countviews;

import nighttalk.platform.refusal.Refused;

/** The same report arrived twice at once; the other one counts. */
final class AlreadyCounted extends Refused {

    AlreadyCounted() {
        super(Kind.BROKEN_RULE, "already-counted", "이미 반영된 조회수입니다.");
    }
}
