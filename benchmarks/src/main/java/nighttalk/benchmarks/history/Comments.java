package nighttalk.benchmarks.history;

import java.util.SplittableRandom;

/** All comments in the order in which they were written. */
final class Comments {

    static final int NONE = -1;
    private static final int TRIES = 20;

    final LongColumn id = new LongColumn();
    final IntColumn post = new IntColumn();
    final IntColumn writer = new IntColumn();
    final IntColumn events = new IntColumn();
    final IntColumn previousOfWriter = new IntColumn();
    private final IntColumn gone = new IntColumn();

    int add(long comment, int under, int by, People people) {
        int row = id.size();
        id.add(comment);
        post.add(under);
        writer.add(by);
        events.add(1);
        previousOfWriter.add(people.lastComment.get(by));
        people.lastComment.set(by, row);
        gone.add(0);
        return row;
    }

    /** Also where the post is gone: its comments go out of sight, not out of the log. */
    boolean isThere(int comment) {
        return gone.get(comment) == 0;
    }

    void delete(int comment) {
        gone.set(comment, 1);
    }

    int size() {
        return id.size();
    }

    /** A rather new one whose post and whose writer are there. */
    int recent(Posts posts, People people, SplittableRandom random) {
        for (int i = 0; i < TRIES && size() > 0; i++) {
            int comment = Zipf.late(size(), random);
            if (isThere(comment) && posts.isThere(post.get(comment)) && people.isHere(writer.get(comment))) {
                return comment;
            }
        }
        return NONE;
    }
}
