package nighttalk.benchmarks.history;

import java.util.SplittableRandom;

/** All posts in the order in which they were written, with what is counted of each. */
final class Posts {

    static final int NONE = -1;
    private static final int TRIES = 20;
    private static final int MOST_OF_A_NIGHT = 2_048;
    private static final int FEWEST_OF_A_NIGHT = 16;
    private static final double OLD_FAVOURITE = 0.05;
    private static final double OF_TONIGHT = 0.6;
    private static final int SCATTER = 0x9E3779B1;

    final LongColumn id = new LongColumn();
    final IntColumn author = new IntColumn();
    final IntColumn events = new IntColumn();
    final IntColumn likes = new IntColumn();
    final IntColumn comments = new IntColumn();
    final LongColumn views = new LongColumn();
    final IntColumn viewReports = new IntColumn();
    final IntColumn previousOfAuthor = new IntColumn();
    private final IntColumn gone = new IntColumn();
    private final int ofANight;

    /** @param expected about how many posts there will be */
    Posts(long expected) {
        this.ofANight = Math.clamp(Long.highestOneBit(expected / 8), FEWEST_OF_A_NIGHT, MOST_OF_A_NIGHT);
    }

    int add(long post, int by, People people) {
        int row = id.size();
        id.add(post);
        author.add(by);
        events.add(1);
        likes.add(0);
        comments.add(0);
        views.add(0L);
        viewReports.add(0);
        previousOfAuthor.add(people.lastPost.get(by));
        people.lastPost.set(by, row);
        gone.add(0);
        return row;
    }

    boolean isThere(int post) {
        return gone.get(post) == 0;
    }

    void delete(int post) {
        gone.set(post, 1);
    }

    int size() {
        return id.size();
    }

    /**
     * A post that somebody looks at: mostly one of this night's or the last ones', where a few draw most (Zipf's law);
     * now and then an old favourite of all.
     */
    int looked(SplittableRandom random) {
        for (int i = 0; i < TRIES && size() > 0; i++) {
            int post = random.nextDouble() < OLD_FAVOURITE ? Zipf.rank(size(), random) : ofANight(random);
            if (post < size() && isThere(post)) {
                return post;
            }
        }
        return recent(random);
    }

    private int ofANight(SplittableRandom random) {
        int night = (size() - 1) / ofANight;
        while (night > 0 && random.nextDouble() > OF_TONIGHT) {
            night--;
        }
        int rank = Zipf.rank(ofANight, random);
        return night * ofANight + ((rank * SCATTER + night * 7) & (ofANight - 1));
    }

    /** A rather new one that is there. */
    int recent(SplittableRandom random) {
        for (int i = 0; i < TRIES && size() > 0; i++) {
            int post = Zipf.late(size(), random);
            if (isThere(post)) {
                return post;
            }
        }
        return NONE;
    }
}
