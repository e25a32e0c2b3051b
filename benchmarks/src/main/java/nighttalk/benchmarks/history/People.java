package nighttalk.benchmarks.history;

import java.util.SplittableRandom;

/** Who has registered, in that order. */
final class People {

    static final int NOBODY = -1;
    private static final int TRIES = 20;

    final LongColumn id = new LongColumn();
    final IntColumn events = new IntColumn();
    final IntColumn generation = new IntColumn();
    final IntColumn lastPost = new IntColumn();
    final IntColumn lastComment = new IntColumn();
    final IntColumn lastLike = new IntColumn();
    private final IntColumn gone = new IntColumn();
    private int here;

    int add(long account) {
        id.add(account);
        events.add(0);
        generation.add(0);
        lastPost.add(Posts.NONE);
        lastComment.add(Comments.NONE);
        lastLike.add(Likes.NONE);
        gone.add(0);
        here++;
        return id.size() - 1;
    }

    boolean isHere(int person) {
        return gone.get(person) == 0;
    }

    void leave(int person) {
        gone.set(person, 1);
        here--;
    }

    int howManyAreHere() {
        return here;
    }

    int size() {
        return id.size();
    }

    /** Somebody who is here: those who came early do more. */
    int somebody(SplittableRandom random) {
        for (int i = 0; i < TRIES && size() > 0; i++) {
            int person = Zipf.early(size(), random);
            if (isHere(person)) {
                return person;
            }
        }
        return NOBODY;
    }

    /** Somebody who came of late: who leaves has mostly not stayed long. */
    int newcomer(SplittableRandom random) {
        for (int i = 0; i < TRIES && size() > 0; i++) {
            int person = size() - 1 - Zipf.early(1 + Zipf.early(size(), random), random);
            if (isHere(person)) {
                return person;
            }
        }
        return NOBODY;
    }
}
