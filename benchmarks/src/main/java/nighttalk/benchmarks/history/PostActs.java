package nighttalk.benchmarks.history;

import java.time.Instant;
import nighttalk.benchmarks.history.Entry.Place;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostDeleted;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostEvent.PostViewsCounted;
import nighttalk.event.PostId;
import org.jspecify.annotations.Nullable;

/** What people do with their posts, and that posts are looked at. */
final class PostActs {

    private static final double WITH_PICTURE = 0.1;
    private static final String PICTURES = "post_uploads";
    private static final int MOST_VIEWS_AT_ONCE = 40;

    private final World world;

    PostActs(World world) {
        this.world = world;
    }

    @Nullable Act create(long micros, Instant at) {
        int author = world.people().somebody(world.random());
        if (author == People.NOBODY) {
            return null;
        }
        PostId post = new PostId(world.ids().next(micros));
        world.posts().add(post.value(), author, world.people());
        AccountId by = world.account(author);
        return Act.by(
                by,
                new Place(post.text(), 0, "Post"),
                new PostCreated(
                        post,
                        by,
                        Personal.of(Phrases.title(world.random())),
                        Personal.of(Phrases.post(world.random())),
                        picture(),
                        at));
    }

    @Nullable Act edit() {
        int post = ofSomebodyHere();
        return post == Posts.NONE
                ? null
                : byAuthor(
                        post,
                        new PostEdited(
                                world.post(post),
                                author(post),
                                Personal.of(Phrases.title(world.random())),
                                Personal.of(Phrases.post(world.random())),
                                picture()));
    }

    @Nullable Act delete() {
        int post = ofSomebodyHere();
        return post == Posts.NONE ? null : byAuthor(post, gone(post));
    }

    /** It goes with its author. */
    Act delete(int post, String automation, Act.Because because) {
        return new Act(place(post), gone(post), automation, because);
    }

    @Nullable Act look() {
        int post = world.posts().looked(world.random());
        if (post == Posts.NONE) {
            return null;
        }
        PostId id = world.post(post);
        int views = 1 + Zipf.rank(MOST_VIEWS_AT_ONCE, world.random());
        world.posts().views.add(post, views);
        Place place = new Place("views-" + id.text(), world.posts().viewReports.next(post), "PostViews");
        return new Act(place, new PostViewsCounted(id, views), "system:view-counter", null);
    }

    private int ofSomebodyHere() {
        int post = world.posts().recent(world.random());
        return post == Posts.NONE || world.people().isHere(world.posts().author.get(post)) ? post : Posts.NONE;
    }

    private DomainEvent gone(int post) {
        world.posts().delete(post);
        return new PostDeleted(world.post(post), author(post));
    }

    private Act byAuthor(int post, DomainEvent event) {
        return Act.by(author(post), place(post), event);
    }

    private Place place(int post) {
        return new Place(world.post(post).text(), world.posts().events.next(post), "Post");
    }

    private AccountId author(int post) {
        return world.account(world.posts().author.get(post));
    }

    private @Nullable Personal picture() {
        return world.random().nextDouble() < WITH_PICTURE
                ? Personal.of(Phrases.picture(PICTURES, world.random()))
                : null;
    }
}
