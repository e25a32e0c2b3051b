package nighttalk.benchmarks.work;

import java.time.Duration;
import java.util.List;
import nighttalk.benchmarks.load.Api;
import nighttalk.benchmarks.load.Api.Member;
import nighttalk.benchmarks.load.Load;
import nighttalk.benchmarks.load.RawRequest;
import nighttalk.benchmarks.load.Wrk;
import nighttalk.benchmarks.process.Deployment;
import nighttalk.platform.web.LogPosition;

/**
 * A service with people and posts in it.
 *
 * @param deployment the processes of NightTalk
 * @param members people who are signed in
 * @param posts posts with some comments each
 * @param position a log position that includes all of that
 */
record Scene(Deployment deployment, List<Member> members, List<String> posts, long position) {

    private static final int MEMBERS = 256;
    private static final int POSTS = 1_000;
    private static final int COMMENTS_EACH = 3;

    static Scene fill(Deployment deployment) {
        Scene filled = fill(deployment, deployment.command());
        return filled.at(settled(deployment, filled.members.getFirst()));
    }

    /** The same people and posts at another service. */
    static Scene fill(Deployment deployment, Api api) {
        List<Member> members = api.members(MEMBERS);
        List<String> posts = api.posts(POSTS);
        api.comments(posts, COMMENTS_EACH);
        return new Scene(deployment, members, posts, 0);
    }

    Scene at(long reached) {
        return new Scene(deployment, members, posts, reached);
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

    /** Writes; what the query side has left to do then must not burden the next run. */
    Load settledAfter(Wrk.Plan writes, Duration howLong) {
        Load load = writes.run(howLong);
        settled(deployment, members.getFirst());
        return load;
    }

    Member member(int number) {
        return members.get(number % members.size());
    }

    String post(int number) {
        return posts.get(number % posts.size());
    }

    /** For pairs of a member and a post that are all different, and spread over the posts. */
    String postOfPair(int number) {
        return post(number + number / members.size());
    }

    /** A member's read that carries a position that has long been reached, as a browser's does. */
    RawRequest read(String path, int reader) {
        return RawRequest.get(path, member(reader).token()).with(LogPosition.HEADER, Long.toString(position));
    }
}
