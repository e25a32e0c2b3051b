package nighttalk.command.post.countviews;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.post.PostTally;
import nighttalk.event.PostId;
import org.springframework.stereotype.Component;

/** Takes reports of page views that query processes counted. */
@Component
public class ViewReports {

    private final Commands commands;
    private final ViewBatches batches;
    private final PostTally tally;

    ViewReports(Commands commands, ViewBatches batches, PostTally tally) {
        this.commands = commands;
        this.batches = batches;
        this.tally = tally;
    }

    /**
     * Takes note of a report, once however often it is sent.
     *
     * @param source the process that counted
     * @param batch rises by one with each report of the process
     * @param views how often each post was looked at, by identifier; posts that are gone are passed over
     * @return position of the report's first event; whoever has folded it, or any later event of one of these posts'
     *     views, has folded the report for that post. 0 if there was nothing to append.
     */
    public long take(String source, long batch, Map<String, Long> views) {
        OptionalLong known = batches.positionOf(source, batch);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        TreeMap<PostId, Long> ofPostsThatAreThere = new TreeMap<>(Comparator.comparingLong(PostId::value));
        views.forEach((post, count) -> ofPostsThatAreThere.put(PostId.of(post), count));
        ofPostsThatAreThere
                .keySet()
                .retainAll(tally.of(ofPostsThatAreThere.keySet()).keySet());
        if (ofPostsThatAreThere.isEmpty()) {
            return 0;
        }
        try {
            commands.send(new CountPostViews(source, batch, ofPostsThatAreThere), Actor.system("view-counter"));
        } catch (AlreadyCounted e) {
            // The same report is being answered by another request.
        }
        return batches.positionOf(source, batch).orElse(0);
    }
}
