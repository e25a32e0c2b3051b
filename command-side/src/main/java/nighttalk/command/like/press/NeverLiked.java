package nighttalk.command.like.press;

import nighttalk.platform.refusal.Refused;

/** There is no like to take back, which is as good as taken back. */
final class NeverLiked extends Refused {

    NeverLiked() {
        super(Kind.NOT_FOUND, "never-liked", "좋아요를 누르지 않은 게시글입니다.");
    }
}
