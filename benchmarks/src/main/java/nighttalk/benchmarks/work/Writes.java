package nighttalk.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.server.Texts;

/** The writes that people make, prepared for members and posts. */
final class Writes {

    private Writes() {}

    static RawRequest create(Member member) {
        return RawRequest.form("/api/posts", member.token(), Map.of("title", Texts.TITLE, "content", Texts.CONTENT));
    }

    static RawRequest comment(Member member, String post) {
        return RawRequest.form(
                "/api/posts/" + post + "/comments", member.token(), Map.of("content", Texts.COMMENT));
    }

    static RawRequest press(Member member, String post, boolean liked) {
        return RawRequest.json("/api/posts/" + post + "/like", member.token(), "{\"liked\":" + liked + "}");
    }

    /**
     * Everybody likes, then everybody takes it back: as many presses as pairs lie between the two of one pair, so
     * that each press changes something.
     *
     * @param post of each member
     */
    static List<RawRequest> presses(List<Member> members, int times, IntFunction<String> post) {
        List<RawRequest> presses = new ArrayList<>();
        for (boolean liked : new boolean[] {false, true}) {
            for (int i = 0; i < times; i++) {
                presses.add(press(members.get(i % members.size()), post.apply(i), liked));
            }
        }
        return presses;
    }

    static List<RawRequest> comments(List<Member> members, int times, IntFunction<String> post) {
        List<RawRequest> comments = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            comments.add(comment(members.get(i % members.size()), post.apply(i)));
        }
        return comments;
    }
}
