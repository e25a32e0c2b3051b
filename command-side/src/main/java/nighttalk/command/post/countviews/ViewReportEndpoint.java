package nighttalk.command.post.countviews;

import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where query processes report the page views that they counted. Not for the world. */
@RestController
class ViewReportEndpoint {

    private final ViewReports reports;

    ViewReportEndpoint(ViewReports reports) {
        this.reports = reports;
    }

    /** A report: see {@link ViewReports#take}. */
    record Report(String source, long batch, Map<String, Long> views) {}

    /** The answer: the position that {@link ViewReports#take} returns. */
    record Noted(long position) {}

    @PostMapping("/internal/post-views")
    Noted report(@RequestBody Report report) {
        return new Noted(reports.take(report.source(), report.batch(), report.views()));
    }
}
