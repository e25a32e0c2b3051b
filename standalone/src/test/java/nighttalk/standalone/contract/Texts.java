package nighttalk.standalone.contract;

/** Refusals that several endpoints share, in the contract's exact words and under its names (docs/contract.md). */
final class Texts {

    static final String P1 = "비밀번호는 8~20자여야 합니다.";
    static final String P2 = "비밀번호에 대문자가 최소 1개 포함되어야 합니다.";
    static final String P3 = "비밀번호에 소문자가 최소 1개 포함되어야 합니다.";
    static final String P4 = "비밀번호에 숫자가 최소 1개 포함되어야 합니다.";
    static final String P5 = "비밀번호에 특수문자가 최소 1개 포함되어야 합니다.";
    static final String P6 = "비밀번호와 비밀번호 확인이 일치하지 않습니다.";
    static final String F1 = "허용되지 않은 이미지 형식입니다. (jpg, jpeg, png, gif, webp만 가능)";
    static final String F2 = "이미지 파일 형식이 올바르지 않습니다.";
    static final String T1 = "제목을 입력해주세요.";
    static final String T2 = "제목은 최대 26자까지 작성 가능합니다.";
    static final String T3 = "내용을 입력해주세요.";
    static final String N1 = "게시글을 찾을 수 없습니다.";
    static final String POST_HIDDEN = "이 게시글은 운영 정책에 의해 숨김 처리되었습니다.";

    static final String EMAIL_TAKEN = "이미 사용 중인 이메일입니다.";
    static final String NICKNAME_TAKEN = "이미 사용 중인 닉네임입니다.";
    static final String WRONG_CREDENTIALS = "아이디 또는 비밀번호를 확인해주세요.";
    static final String COMMENT_BLANK = "댓글 내용을 입력해주세요.";
    static final String NO_COMMENT = "댓글을 찾을 수 없습니다.";

    private Texts() {}
}
