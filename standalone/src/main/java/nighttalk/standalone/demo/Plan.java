package nighttalk.standalone.demo;

import java.util.List;

/**
 * The whole evening before it happens. The same seed gives the same plan.
 *
 * @param faces the profile picture of each of {@code people}, in their order
 * @param leavers who withdraws at the end, as numbers in {@code people}
 */
record Plan(
        List<Person> people,
        List<Picture> faces,
        List<PlannedPost> posts,
        List<ProfileChange> profileChanges,
        List<Integer> leavers) {

    long count(Class<? extends Act> kind) {
        return posts.stream().mapToLong(post -> post.count(kind)).sum();
    }

    long pictures() {
        return posts.stream().filter(post -> post.picture().isPresent()).count();
    }

    /** Posts that withdraw with their authors. */
    long postsOfLeavers() {
        return posts.stream().filter(post -> leavers.contains(post.author())).count();
    }

    /** Posts there are to read when the evening is over. */
    long postsStaying() {
        return posts.size() - count(Act.DeletesPost.class) - postsOfLeavers();
    }
}
