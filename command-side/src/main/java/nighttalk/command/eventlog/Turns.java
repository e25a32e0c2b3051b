package nighttalk.command.eventlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.command.eventlog.Table.Row;
import nighttalk.command.eventlog.Writes.Write;

/**
 * Cuts a group of appends into turns. Within one turn no two appends touch a row in a way whose order matters, so it
 * can be written table by table; turns are written one after the other.
 */
final class Turns {

    private Turns() {}

    static List<List<Append>> of(List<Append> group) {
        List<List<Append>> turns = new ArrayList<>();
        List<Append> turn = new ArrayList<>();
        Map<Row, Write> touched = new HashMap<>();
        for (Append append : group) {
            boolean alone = !append.writes().work().isEmpty();
            if (!turn.isEmpty() && (alone || clashes(append, touched))) {
                turns.add(turn);
                turn = new ArrayList<>();
                touched.clear();
            }
            turn.add(append);
            append.writes().writes().forEach(write -> touched.merge(write.row(), write, Turns::stricter));
            if (alone) {
                turns.add(turn);
                turn = new ArrayList<>();
                touched.clear();
            }
        }
        if (!turn.isEmpty()) {
            turns.add(turn);
        }
        return turns;
    }

    static List<List<Append>> oneByOne(List<Append> group) {
        return group.stream().map(List::of).toList();
    }

    private static boolean clashes(Append append, Map<Row, Write> touched) {
        return append.writes().writes().stream().anyMatch(write -> {
            Write earlier = touched.get(write.row());
            return earlier != null && !earlier.commutesWith(write);
        });
    }

    /** One that commutes with nothing stands for all that was done to the row. */
    private static Write stricter(Write one, Write other) {
        return one.commutesWith(other) ? one : one.commutesWith(one) ? other : one;
    }
}
