package nighttalk.benchmarks.server;

/** What the people of the benchmarks write: of an ordinary length, in Korean, the same for every candidate. */
public final class Texts {

    /** A post's title. */
    public static final String TITLE = "새벽 세 시인데 잠이 안 와요";

    /** What a post says, some 400 bytes. */
    public static final String CONTENT = "불을 끄고 누운 지 두 시간이 지났는데 천장만 보고 있어요. 내일 아홉 시에 회의가 있는데 "
            + "자려고 하면 할수록 정신이 또렷해지네요. 창밖에는 비가 오고, 고양이는 제 발치에서 잘만 잡니다. "
            + "다들 이런 밤에는 뭘 하세요? 따뜻한 우유는 벌써 두 잔째예요.";

    /** A comment. */
    public static final String COMMENT = "저도 아직 안 자고 있어요. 라디오를 작게 틀어 두면 조금 낫더라고요.";

    private Texts() {}
}
