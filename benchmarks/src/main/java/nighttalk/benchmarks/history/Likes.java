package nighttalk.benchmarks.history;

import java.util.SplittableRandom;

/** Who has pressed the like of which post, and how often: an odd number of presses is a like. */
final class Likes {

    static final int NONE = -1;
    private static final int TRIES = 20;

    final IntColumn post = new IntColumn();
    final IntColumn account = new IntColumn();
    final IntColumn presses = new IntColumn();
    final IntColumn previousOfAccount = new IntColumn();

    /** Rows by pair, with open addressing; 0 is free, otherwise the row and 1. */
    private int[] index = new int[1 << 12];

    /** The row of the pair, made if it is the first press. */
    int of(int likedPost, int by, People people) {
        if (size() * 2 > index.length) {
            grow();
        }
        int slot = slot(likedPost, by);
        while (index[slot] != 0) {
            int row = index[slot] - 1;
            if (post.get(row) == likedPost && account.get(row) == by) {
                return row;
            }
            slot = (slot + 1) & (index.length - 1);
        }
        int row = size();
        index[slot] = row + 1;
        post.add(likedPost);
        account.add(by);
        presses.add(0);
        previousOfAccount.add(people.lastLike.get(by));
        people.lastLike.set(by, row);
        return row;
    }

    private void grow() {
        index = new int[index.length * 2];
        for (int row = 0; row < size(); row++) {
            int slot = slot(post.get(row), account.get(row));
            while (index[slot] != 0) {
                slot = (slot + 1) & (index.length - 1);
            }
            index[slot] = row + 1;
        }
    }

    private int slot(int likedPost, int by) {
        long mixed = (((long) likedPost << Integer.SIZE) | by) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> Integer.SIZE) & (index.length - 1);
    }

    boolean isOn(int like) {
        return presses.get(like) % 2 == 1;
    }

    int size() {
        return post.size();
    }

    /** A rather new like of a post that is there, by somebody who is here. */
    int recent(Posts posts, People people, SplittableRandom random) {
        for (int i = 0; i < TRIES && size() > 0; i++) {
            int like = Zipf.late(size(), random);
            if (isOn(like) && posts.isThere(post.get(like)) && people.isHere(account.get(like))) {
                return like;
            }
        }
        return NONE;
    }
}
