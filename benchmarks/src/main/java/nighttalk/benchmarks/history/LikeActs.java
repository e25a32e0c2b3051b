package nighttalk.benchmarks.history;

import nighttalk.benchmarks.history.Entry.Place;
import nighttalk.event.AccountId;
import nighttalk.event.DomainEvent;
import nighttalk.event.LikeEvent.LikeTakenBack;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.LikeId;
import nighttalk.event.PostId;
import org.jspecify.annotations.Nullable;

/** The like button. */
final class LikeActs {

    private static final int TRIES = 10;

    private final World world;

    LikeActs(World world) {
        this.world = world;
    }

    /** Somebody who does not like the post yet. */
    @Nullable Act like() {
        for (int i = 0; i < TRIES; i++) {
            int person = world.people().somebody(world.random());
            int post = world.posts().looked(world.random());
            if (person == People.NOBODY || post == Posts.NONE) {
                return null;
            }
            int like = world.likes().of(post, person, world.people());
            if (!world.likes().isOn(like)) {
                world.posts().likes.next(post);
                Place place = place(like);
                return Act.by(world.account(person), place, new PostLiked(world.post(post), world.account(person)));
            }
        }
        return null;
    }

    @Nullable Act takeBack() {
        int like = world.likes().recent(world.posts(), world.people(), world.random());
        if (like == Likes.NONE) {
            return null;
        }
        Place place = place(like);
        return Act.by(account(like), place, takenBack(like));
    }

    /** It goes with whoever liked. */
    Act takeBack(int like, String automation, Act.Because because) {
        Place place = place(like);
        return new Act(place, takenBack(like), automation, because);
    }

    private DomainEvent takenBack(int like) {
        int post = world.likes().post.get(like);
        world.posts().likes.set(post, world.posts().likes.get(post) - 1);
        return new LikeTakenBack(post(like), account(like));
    }

    private Place place(int like) {
        return new Place(
                new LikeId(post(like), account(like)).toString(),
                world.likes().presses.next(like),
                "Like");
    }

    private PostId post(int like) {
        return world.post(world.likes().post.get(like));
    }

    private AccountId account(int like) {
        return world.account(world.likes().account.get(like));
    }
}
