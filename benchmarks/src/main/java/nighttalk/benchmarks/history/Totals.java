package nighttalk.benchmarks.history;

/**
 * What pages have to show at the end of a history.
 *
 * @param people who are still here
 * @param posts that are still there
 * @param comments under those posts
 * @param likes of those posts
 * @param views of those posts
 */
public record Totals(long people, long posts, long comments, long likes, long views) {

    static Totals of(World world) {
        long posts = 0;
        long comments = 0;
        long likes = 0;
        long views = 0;
        for (int post = 0; post < world.posts().size(); post++) {
            if (world.posts().isThere(post)) {
                posts++;
                comments += world.posts().comments.get(post);
                likes += world.posts().likes.get(post);
                views += world.posts().views.get(post);
            }
        }
        return new Totals(world.people().howManyAreHere(), posts, comments, likes, views);
    }
}
