package nighttalk.benchmarks.history;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import nighttalk.benchmarks.history.Act.Because;
import org.jspecify.annotations.Nullable;

/** What withdrawals set off: posts, comments and likes go, by three automations that run side by side. */
final class Departures {

    private static final String AUTOMATION = "automation:WhenAccountWithdrawn";

    private final World world;
    private final PostActs posts;
    private final CommentActs comments;
    private final LikeActs likes;
    private final List<Queue<Supplier<Act>>> automations =
            List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());

    Departures(World world, PostActs posts, CommentActs comments, LikeActs likes) {
        this.world = world;
        this.posts = posts;
        this.comments = comments;
        this.likes = likes;
    }

    void of(int person, Because because) {
        for (int row = world.people().lastPost.get(person);
                row != Posts.NONE;
                row = world.posts().previousOfAuthor.get(row)) {
            if (world.posts().isThere(row)) {
                int post = row;
                automations.get(0).add(() -> posts.delete(post, AUTOMATION + "DeleteItsPosts", because));
            }
        }
        for (int row = world.people().lastComment.get(person);
                row != Comments.NONE;
                row = world.comments().previousOfWriter.get(row)) {
            if (world.comments().isThere(row)) {
                int comment = row;
                automations.get(1).add(() -> comments.delete(comment, AUTOMATION + "DeleteItsComments", because));
            }
        }
        for (int row = world.people().lastLike.get(person);
                row != Likes.NONE;
                row = world.likes().previousOfAccount.get(row)) {
            if (world.likes().isOn(row)) {
                int like = row;
                automations.get(2).add(() -> likes.takeBack(like, AUTOMATION + "TakeBackItsLikes", because));
            }
        }
    }

    /** The next thing that goes, or null if nothing is left to go. */
    @Nullable Act next() {
        int first = world.random().nextInt(automations.size());
        for (int i = 0; i < automations.size(); i++) {
            Supplier<Act> act =
                    automations.get((first + i) % automations.size()).poll();
            if (act != null) {
                return act.get();
            }
        }
        return null;
    }
}
