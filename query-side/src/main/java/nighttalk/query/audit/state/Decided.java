package nighttalk.query.audit.state;

import java.util.LinkedHashMap;
import java.util.Map;
import nighttalk.event.ModerationEvent.Authority;
import nighttalk.event.ModerationEvent.ContentHidden;
import nighttalk.event.ModerationEvent.ContentJudged;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.ModerationEvent.ContentRestored;
import nighttalk.event.ModerationEvent.ReportTakenBack;
import nighttalk.event.ModerationEvent.ReviewRequested;
import org.jspecify.annotations.Nullable;

/** What moderation makes of a post or a comment, as fields of that: how often it was reported, and what was decided. */
final class Decided {

    /** What was decided last. */
    static final String DECISION = "decision";

    /** The {@link #DECISION} that it be shown to its author and moderators only. */
    static final String HIDDEN = "hidden";

    private static final String REPORTS = "reports";

    private Decided() {}

    static Map<String, @Nullable Object> reported(ContentReported event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(REPORTS, 1L);
        fields.put("reportedFor", event.category().name());
        fields.put("reportText", event.text() == null ? null : new Said(event.reporter(), event.text()));
        return fields;
    }

    static Map<String, @Nullable Object> takenBack(ReportTakenBack event) {
        return Map.of(REPORTS, -1L);
    }

    static Map<String, @Nullable Object> hidden(ContentHidden event) {
        return decision(HIDDEN, event.by(), event.reason());
    }

    static Map<String, @Nullable Object> restored(ContentRestored event) {
        return decision("restored", event.by(), event.reason());
    }

    static Map<String, @Nullable Object> toBeReviewed(ReviewRequested event) {
        return decision("review", event.by(), event.reason());
    }

    private static Map<String, @Nullable Object> decision(String what, Authority by, String reason) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(DECISION, what);
        fields.put("decidedBy", by.name());
        fields.put("decisionReason", reason);
        return fields;
    }

    static Map<String, @Nullable Object> judged(ContentJudged event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("verdict", event.verdict().name());
        fields.put("verdictReason", event.reason());
        return fields;
    }
}
