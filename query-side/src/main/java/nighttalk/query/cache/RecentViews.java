package nighttalk.query.cache;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import nighttalk.event.PostEvent.PostViewsCounted;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of counted views, so that a kept row can be brought up to date without reading it again: a post
 * that is looked at gets such an event every second, and nothing else about it changes.
 */
final class RecentViews {

    private static final int PLACE_BITS = 14;
    private static final int EACH = 32;

    /** One event: its position, which post, how many views. */
    private static final int WIDTH = 3;

    private static final long[] NONE = {};

    /** Oldest first; posts that share a place share its memory. Arrays in here never change. */
    private final AtomicReferenceArray<long @Nullable []> places = new AtomicReferenceArray<>(1 << PLACE_BITS);

    /** By one thread, in order. */
    void note(PostViewsCounted event, long position) {
        int place = Touches.place(event.post().value(), PLACE_BITS);
        long[] old = recent(place);
        int from = old.length == EACH * WIDTH ? WIDTH : 0;
        long[] fresh = Arrays.copyOfRange(old, from, old.length + WIDTH);
        int last = fresh.length - WIDTH;
        fresh[last] = position;
        fresh[last + 1] = event.post().value();
        fresh[last + 2] = event.views();
        places.set(place, fresh);
    }

    /** Whether all of the post's events behind that position are here. */
    boolean reachBackTo(long post, long position) {
        long[] recent = recent(Touches.place(post, PLACE_BITS));
        return recent.length < EACH * WIDTH || recent[0] <= position;
    }

    /** A number of views, of which the newest event is at {@code position}, with all events behind that. */
    ViewsInLog add(long post, long views, long position) {
        long[] recent = recent(Touches.place(post, PLACE_BITS));
        if (recent.length == EACH * WIDTH && recent[0] > position) {
            return new ViewsInLog(views, position); // as the row has it
        }
        long sum = views;
        long newest = position;
        for (int i = 0; i < recent.length; i += WIDTH) {
            if (recent[i] > position && recent[i + 1] == post) {
                sum += recent[i + 2];
                newest = recent[i];
            }
        }
        return new ViewsInLog(sum, newest);
    }

    private long[] recent(int place) {
        long[] recent = places.get(place);
        return recent == null ? NONE : recent;
    }
}
