package nighttalk.query.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many segments of each projection one of several processes may run, so that all of them have the same number, or
 * one more. Whoever has too many gives up the surplus and keeps the rest: no segment moves that need not.
 */
final class FairShare {

    /**
     * A projection as it is shared now.
     *
     * @param projection its name
     * @param segments into how many it is cut
     * @param mine how many of them this process runs
     * @param free how many nobody runs
     */
    record Held(String projection, int segments, int mine, int free) {}

    private FairShare() {}

    /**
     * What this process may run of each projection.
     *
     * @param held all projections, in the same order in all processes
     * @param processes how many processes there are
     * @param rank which of them this one is, from 0; so that not all reach for the same segments first
     */
    static Map<String, Integer> of(List<Held> held, int processes, int rank) {
        int total = held.stream().mapToInt(Held::segments).sum();
        int fair = Math.ceilDiv(total, Math.max(1, processes));
        int room = fair - held.stream().mapToInt(Held::mine).sum();
        Map<String, Integer> allowed = new HashMap<>();
        for (Held one : turned(held, processes, rank)) {
            int change = room >= 0 ? Math.min(one.free(), room) : -Math.min(one.mine(), -room);
            allowed.put(one.projection(), one.mine() + change);
            room -= change;
        }
        return Map.copyOf(allowed);
    }

    private static List<Held> turned(List<Held> held, int processes, int rank) {
        List<Held> turned = new ArrayList<>(held);
        Collections.rotate(turned, -(held.size() * rank / Math.max(1, processes)));
        return turned;
    }
}
