package nighttalk.benchmarks.work;

import java.util.List;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.platform.web.LogPosition;

/**
 * A deployment with people and posts in it.
 *
 * @param deployment its processes
 * @param members people who are signed in
 * @param posts posts with some comments each
 * @param position a log position that includes all of that
 */
record Scene(Deployment deployment, List<Member> members, List<String> posts, long position) {

    private static final int MEMBERS = 256;
    private static final int POSTS = 1_000;
    private static final int COMMENTS_EACH = 3;

    static Scene fill(Deployment deployment) {
        Api command = deployment.command();
        List<Member> members = command.members(MEMBERS);
        List<String> posts = command.posts(POSTS);
        command.comments(posts, COMMENTS_EACH);
        return new Scene(deployment, members, posts, settled(deployment, members.getFirst()));
    }

    /** Waits until the pages show everything that is in the log; where that is. */
    static long settled(Deployment deployment, Member member) {
        long head = deployment.mysql().number(deployment.logSchema(), "SELECT position FROM log_head");
        RawRequest page = RawRequest.get("/api/posts", member.token()).with(LogPosition.HEADER, Long.toString(head));
        while (true) {
            long reached = deployment.query().send(page).position();
            if (reached >= head) {
                return reached;
            }
        }
    }

    Member member(int number) {
        return members.get(number % members.size());
    }

    /** A member's read that carries a position that has long been reached, as a browser's does. */
    RawRequest read(String path, int reader) {
        return RawRequest.get(path, member(reader).token()).with(LogPosition.HEADER, Long.toString(position));
    }
}
