package nighttalk.benchmarks.history;

import java.util.SplittableRandom;
import java.util.UUID;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;

/**
 * What is true at the end of what has been made up so far.
 *
 * @param random the one source of chance, so that the same seed gives the same history
 */
record World(People people, Posts posts, Comments comments, Likes likes, Ids ids, SplittableRandom random) {

    static World empty(long events, long seed) {
        return new World(
                new People(),
                new Posts(events * Happening.POSTED.share() / Happening.OF),
                new Comments(),
                new Likes(),
                new Ids(),
                new SplittableRandom(seed));
    }

    AccountId account(int person) {
        return new AccountId(people.id.get(person));
    }

    PostId post(int post) {
        return new PostId(posts.id.get(post));
    }

    CommentId comment(int comment) {
        return new CommentId(comments.id.get(comment));
    }

    String uuid() {
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant2 = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(version4, variant2).toString();
    }
}
