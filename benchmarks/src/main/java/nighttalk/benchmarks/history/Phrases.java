package nighttalk.benchmarks.history;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** What people of the night say: of ordinary lengths, a post some 400 bytes, a comment some 100. */
final class Phrases {

    private static final List<String> TITLES = List.of(
            "새벽 세 시인데 잠이 안 와요",
            "다들 몇 시에 주무세요?",
            "이직하고 석 달째입니다",
            "창밖에 비가 오네요",
            "고양이가 방금 깼어요",
            "내일 면접인데 눈이 말똥말똥",
            "라면 물 올렸습니다",
            "옛날 사진을 보다가",
            "헤어진 지 백 일째 되는 밤",
            "혼자 사는 사람 손",
            "잠 잘 오는 노래 추천 좀",
            "오늘 처음으로 칭찬을 들었어요");

    private static final List<String> SENTENCES = List.of(
            "불을 끄고 누운 지 두 시간이 지났는데 천장만 보고 있어요.",
            "내일 아홉 시에 회의가 있는데 자려고 하면 할수록 정신이 또렷해지네요.",
            "창밖에는 비가 오고, 고양이는 제 발치에서 잘만 잡니다.",
            "다들 이런 밤에는 뭘 하세요?",
            "따뜻한 우유는 벌써 두 잔째예요.",
            "괜히 옛날 메신저를 열어 봤다가 더 멀쩡해졌습니다.",
            "휴대폰을 내려놓아야 하는 건 아는데 그게 참 어렵네요.",
            "야간 근무가 끝나고 집에 오니 아무도 깨어 있지 않아요.",
            "요즘은 새벽에 부엌 불을 켜고 앉아 있는 시간이 제일 좋습니다.",
            "별일 아닌데 누구한테라도 말하고 싶었어요.",
            "아침이 오면 또 아무렇지 않은 얼굴로 출근하겠죠.",
            "읽어 주셔서 고맙습니다.");

    private static final List<String> COMMENTS = List.of(
            "저도 아직 안 자고 있어요.",
            "라디오를 작게 틀어 두면 조금 낫더라고요.",
            "힘내세요, 내일은 좀 나을 거예요.",
            "저는 그냥 포기하고 책을 폈습니다.",
            "완전 공감합니다.",
            "그럴 때는 따뜻한 물로 씻어 보세요.",
            "고양이 사진 좀 보여 주세요!",
            "저만 그런 줄 알았는데 위로가 되네요.",
            "같은 천장을 보고 있는 사람이 여기 하나 더 있습니다.",
            "라면은 못 참죠.");

    private Phrases() {}

    static String title(SplittableRandom random) {
        return one(TITLES, random);
    }

    static String post(SplittableRandom random) {
        return several(SENTENCES, 3 + random.nextInt(5), random);
    }

    static String comment(SplittableRandom random) {
        return several(COMMENTS, 1 + random.nextInt(3), random);
    }

    /** The address of a picture that nobody has. */
    static String picture(String folder, SplittableRandom random) {
        HexFormat hex = HexFormat.of();
        return folder + '/' + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + ".jpg";
    }

    private static String several(List<String> from, int howMany, SplittableRandom random) {
        StringBuilder text = new StringBuilder(one(from, random));
        for (int i = 1; i < howMany; i++) {
            text.append(' ').append(one(from, random));
        }
        return text.toString();
    }

    private static String one(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
