package nighttalk.command.moderation.often;

import java.util.List;
import java.util.Set;
import nighttalk.event.ModerationEvent.ContentReported;

/** What a report sets off. */
public final class ReportAutomations {

    /** The names under which the automations follow the log. */
    public static final List<String> NAMES = List.of(WhenReportedOftenHideUntilReviewed.NAME);

    /** What sets them off; of nothing else they are told. */
    public static final Set<Class<?>> EVENTS = Set.of(ContentReported.class);

    private ReportAutomations() {}
}
