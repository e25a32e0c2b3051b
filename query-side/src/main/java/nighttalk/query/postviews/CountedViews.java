package nighttalk.query.postviews;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Views that are not sent yet. Not for several threads at a time. */
final class CountedViews {

    private final Map<Long, Long> counted = new HashMap<>();
    private final int most;

    /** @param most how many different posts fit in */
    CountedViews(int most) {
        this.most = most;
    }

    /** Whether there was room for it. */
    boolean add(long post) {
        if (counted.size() >= most && !counted.containsKey(post)) {
            return false;
        }
        counted.merge(post, 1L, Long::sum);
        return true;
    }

    long of(long post) {
        return counted.getOrDefault(post, 0L);
    }

    boolean isEmpty() {
        return counted.isEmpty();
    }

    /** Takes out as many posts as fit in a batch. */
    Map<Long, Long> take() {
        Map<Long, Long> taken = new HashMap<>();
        Iterator<Map.Entry<Long, Long>> rest = counted.entrySet().iterator();
        while (rest.hasNext() && taken.size() < ViewLog.MOST_POSTS) {
            Map.Entry<Long, Long> post = rest.next();
            taken.put(post.getKey(), post.getValue());
            rest.remove();
        }
        return Map.copyOf(taken);
    }
}
