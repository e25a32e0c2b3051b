package nighttalk.benchmarks.history;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import nighttalk.benchmarks.history.Entry.Why;
import org.jspecify.annotations.Nullable;

/**
 * Makes up what happened in many nights, event by event, always the same for the same seed: {@link Happening} says how
 * often what happens, {@link Nights} when, {@link Posts#looked} where. Each event is one that the rules would have
 * allowed at that moment.
 */
final class History {

    private static final int FIRST_PEOPLE = 16;
    private static final int FIRST_POSTS = 8;
    private static final int TRIES = 50;
    private static final double AUTOMATION_IS_NEXT = 0.5;

    private final World world;
    private final Nights nights;
    private final AccountActs accounts;
    private final PostActs posts;
    private final CommentActs comments;
    private final LikeActs likes;
    private final Departures departures;
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    private final long after;
    private long made;

    /**
     * Begins one.
     *
     * @param events how many there will be
     * @param after the log's position before the first
     */
    History(long events, long seed, long after) {
        this.world = World.empty(events, seed);
        this.nights = new Nights(events);
        this.accounts = new AccountActs(world);
        this.posts = new PostActs(world);
        this.comments = new CommentActs(world);
        this.likes = new LikeActs(world);
        this.departures = new Departures(world, posts, comments, likes);
        this.after = after;
    }

    World world() {
        return world;
    }

    /** What happens next. */
    Entry next() {
        long micros = nights.next(world.random());
        made++;
        Act consequence = world.random().nextDouble() < AUTOMATION_IS_NEXT ? departures.next() : null;
        if (consequence != null) {
            return entry(consequence, micros, world.uuid());
        }
        for (int i = 0; i < TRIES; i++) {
            Happening what = choose();
            if (what == Happening.WITHDREW) {
                int person = accounts.leaver();
                if (person != People.NOBODY) {
                    return withdrawal(person, micros);
                }
            }
            Act act = act(what, micros);
            if (act != null) {
                return entry(act, micros, world.uuid());
            }
        }
        return entry(accounts.register(micros, instant(micros)), micros, world.uuid());
    }

    private Entry withdrawal(int person, long micros) {
        Entry entry = entry(accounts.withdraw(person), micros, world.uuid());
        departures.of(person, new Act.Because(entry.id(), entry.why().correlation()));
        return entry;
    }

    /** By chance, but nothing that has happened more often than it should: automations do it too. */
    private Happening choose() {
        if (world.people().size() < FIRST_PEOPLE) {
            return Happening.REGISTERED;
        }
        if (world.posts().size() < FIRST_POSTS) {
            return Happening.POSTED;
        }
        while (true) {
            Happening what = Happening.at(world.random().nextInt(Happening.OF));
            if (counts.getOrDefault(what, 0L) * Happening.OF <= (made + Happening.OF) * what.share()) {
                return what;
            }
        }
    }

    private @Nullable Act act(Happening what, long micros) {
        return switch (what) {
            case REGISTERED -> accounts.register(micros, instant(micros));
            case PROFILE_CHANGED -> accounts.changeProfile();
            case PASSWORD_CHANGED -> accounts.changePassword();
            case WITHDREW -> null;
            case POSTED -> posts.create(micros, instant(micros));
            case POST_EDITED -> posts.edit();
            case POST_DELETED -> posts.delete();
            case LOOKED -> posts.look();
            case COMMENTED -> comments.add(micros, instant(micros));
            case COMMENT_EDITED -> comments.edit();
            case COMMENT_DELETED -> comments.delete();
            case LIKED -> likes.like();
            case LIKE_TAKEN_BACK -> likes.takeBack();
        };
    }

    private Entry entry(Act act, long micros, String id) {
        counts.merge(Happening.of(act.event()), 1L, Long::sum);
        Act.Because because = act.because();
        Why why = new Why(
                act.actor(),
                because == null ? world.uuid() : because.correlation(),
                because == null ? world.uuid() : because.event());
        return new Entry(after + made, act.place(), micros, id, act.event(), why);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }
}
