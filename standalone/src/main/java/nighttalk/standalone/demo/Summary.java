package nighttalk.standalone.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What to tell when the evening is over. */
final class Summary {

    private static final int LOG_INS = 3;

    private Summary() {}

    static void print(Plan plan, Evening evening, Duration took, URI site, PrintStream out) {
        out.printf("Done in %.1f s.%n", took.toMillis() / 1000.0);
        out.printf(
                "  people     %d signed up, %d changed their profile, %d withdrew%n",
                plan.people().size(),
                plan.profileChanges().size(),
                plan.leavers().size());
        out.printf(
                "  posts      %d written, %d with a picture, %d edited, %d deleted, %d gone with their authors: %d to read%n",
                plan.posts().size(),
                plan.pictures(),
                plan.count(Act.EditsPost.class),
                plan.count(Act.DeletesPost.class),
                plan.postsOfLeavers(),
                plan.postsStaying());
        out.printf(
                "  comments   %d written, %d edited, %d deleted%n",
                plan.count(Act.Comments.class),
                plan.count(Act.EditsComment.class),
                plan.count(Act.DeletesComment.class));
        out.printf(
                "  likes      %d, %d of them taken back%n",
                plan.count(Act.Likes.class), plan.count(Act.TakesLikeBack.class));
        out.printf("  views      %d%n", plan.count(Act.Reads.class));
        out.printf("Log in at %s as one of them, with the password %s%n", site, Visitor.PASSWORD);
        for (int person : busiest(plan)) {
            out.printf("  %s  (%s)%n", evening.email(person), evening.nickname(person));
        }
    }

    /** Those who have written most of what is still there: their pages are worth a look. */
    private static List<Integer> busiest(Plan plan) {
        return IntStream.range(0, plan.people().size())
                .boxed()
                .filter(person -> !plan.leavers().contains(person))
                .sorted(Comparator.comparingLong((Integer person) -> plan.posts().stream()
                                .filter(post -> post.author() == person)
                                .count())
                        .reversed())
                .limit(LOG_INS)
                .toList();
    }
}
