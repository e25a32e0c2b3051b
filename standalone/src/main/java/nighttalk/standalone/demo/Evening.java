package nighttalk.standalone.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Carries a plan out. Different posts live side by side; what happens at one post happens in order. */
final class Evening implements AutoCloseable {

    private final Plan plan;
    private final Progress progress;
    private final List<Visitor> visitors = new ArrayList<>();
    private final ConcurrentMap<Integer, String> nicknames = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, String> postIds = new ConcurrentHashMap<>();

    /** Sends nobody yet; {@code run} tells this run's e-mail addresses from those of an earlier one. */
    Evening(Plan plan, URI api, String run, Progress progress) {
        this.plan = plan;
        this.progress = progress;
        for (int person = 1; person <= plan.people().size(); person++) {
            visitors.add(new Visitor(api, "demo-%02d-%s@example.com".formatted(person, run)));
        }
    }

    /**
     * Carries it out.
     *
     * @throws DemoFailed when the service refuses or vanishes; what has happened until then stays
     */
    void happen() {
        counted("people", plan.people().size(), this::arrive);
        counted("posts", plan.posts().size(), this::write);
        AtomicInteger done = new AtomicInteger();
        Crowd.each(plan.posts().size(), post -> {
            visit(post);
            progress.visited(done.incrementAndGet(), plan.posts().size());
        });
        counted(
                "profiles",
                plan.profileChanges().size(),
                change -> changeProfile(plan.profileChanges().get(change)));
        counted(
                "goodbyes",
                plan.leavers().size(),
                leaver -> visitors.get(plan.leavers().get(leaver)).withdraw());
    }

    String email(int person) {
        return visitors.get(person).email();
    }

    /** What the person is called now; known once they have signed up. */
    String nickname(int person) {
        return nicknames.getOrDefault(person, plan.people().get(person).nickname());
    }

    private void counted(String what, int howMany, IntConsumer job) {
        AtomicInteger done = new AtomicInteger();
        Crowd.each(howMany, number -> {
            job.accept(number);
            progress.reached(what, done.incrementAndGet(), howMany);
        });
    }

    private void arrive(int person) {
        String wished = plan.people().get(person).nickname();
        nicknames.put(person, visitors.get(person).signUp(wished, plan.faces().get(person)));
    }

    private void write(int number) {
        PlannedPost post = plan.posts().get(number);
        postIds.put(number, visitors.get(post.author()).write(post.text(), post.picture()));
    }

    private void visit(int number) {
        PlannedPost post = plan.posts().get(number);
        String id = Optional.ofNullable(postIds.get(number)).orElseThrow();
        List<String> comments = new ArrayList<>();
        for (Act act : post.acts()) {
            perform(act, post, id, comments);
        }
    }

    private void perform(Act act, PlannedPost post, String id, List<String> comments) {
        Visitor visitor = visitors.get(act.person());
        switch (act) {
            case Act.Reads reads -> {
                visitor.read(id);
                progress.views.increment();
            }
            case Act.Likes likes -> {
                visitor.pressLike(id, false);
                progress.likes.increment();
            }
            case Act.TakesLikeBack back -> {
                visitor.pressLike(id, true);
                progress.likes.decrement();
            }
            case Act.Comments(int person, String text) -> {
                comments.add(visitor.comment(id, text));
                progress.comments.increment();
            }
            case Act.EditsComment(int person, int nth, String text) -> visitor.editComment(id, comments.get(nth), text);
            case Act.DeletesComment(int person, int nth) -> {
                visitor.deleteComment(id, comments.get(nth));
                progress.comments.decrement();
            }
            case Act.EditsPost(int person, String body) -> visitor.edit(id, post.text(), body);
            case Act.DeletesPost(int person) -> visitor.delete(id);
        }
    }

    private void changeProfile(ProfileChange change) {
        int person = change.person();
        String wished = change.nickname().orElseGet(() -> nickname(person));
        nicknames.put(person, visitors.get(person).changeProfile(wished, change.picture()));
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::close);
    }
}
