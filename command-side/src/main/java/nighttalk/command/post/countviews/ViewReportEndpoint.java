package nighttalk.command.post.countviews;

import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.post.PostTally;
import nighttalk.event.PostId;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where query processes report the page views that they counted. Not for the world. */
@RestController
class ViewReportEndpoint {

    private final Commands commands;
    private final ViewBatches batches;
    private final PostTally tally;

    ViewReportEndpoint(Commands commands, ViewBatches batches, PostTally tally) {
        this.commands = commands;
        this.batches = batches;
        this.tally = tally;
    }

    /** A report: see {@link CountPostViews}. */
    record Report(String source, long batch, Map<String, Long> views) {}

    /**
     * The answer.
     *
     * @param position of the report's first event; whoever has folded it, or any later event of one of these posts'
     *     views, has folded the report for that post. 0 if there was nothing to append.
     */
    record Noted(long position) {}

    @PostMapping("/internal/post-views")
    Noted report(@RequestBody Report report) {
        OptionalLong known = batches.positionOf(report.source(), report.batch());
        if (known.isPresent()) {
            return new Noted(known.getAsLong());
        }
        TreeMap<PostId, Long> views = new TreeMap<>(Comparator.comparingLong(PostId::value));
        report.views().forEach((post, count) -> {
            PostId id = PostId.of(post);
            if (tally.of(id).isPresent()) {
                views.put(id, count);
            }
        });
        if (views.isEmpty()) {
            return new Noted(0);
        }
        try {
            commands.send(new CountPostViews(report.source(), report.batch(), views), Actor.system("view-counter"));
        } catch (AlreadyCounted e) {
            // The same report is being answered by another request.
        }
        return new Noted(batches.positionOf(report.source(), report.batch()).orElse(0));
    }
}
