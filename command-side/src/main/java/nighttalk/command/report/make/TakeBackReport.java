package nighttalk.command.report.make;

import nighttalk.command.dispatch.Command;
import nighttalk.command.post.PostNotFound;
import nighttalk.event.ReportId;
import nighttalk.platform.refusal.Refused;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let the report count no more. */
public record TakeBackReport(@TargetAggregateIdentifier ReportId report) implements Command {

    @Override
    public Refused ifMissing() {
        return new PostNotFound();
    }
}
