package nighttalk.query.audit.looks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nighttalk.event.AuditEvent;
import nighttalk.event.AuditEvent.HistoryViewed;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.LoggedEvent;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at what, and why? Newest first, by the log's index on type, or by the stream of one viewer. */
@RestController
class ShowLooks {

    private static final int LARGEST_PAGE = 500;
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,40}");
    private static final String ALL = "FORCE INDEX (type_position) WHERE type = 'HistoryViewed' AND position < :before"
            + " ORDER BY position DESC LIMIT :most";
    private static final String OF_ONE =
            "WHERE stream = :stream AND position < :before ORDER BY sequence DESC LIMIT :most";

    /**
     * One of them.
     *
     * @param reason empty where none was given
     */
    record Look(long position, Instant at, String viewer, String look, String target, String reason, boolean unmasked) {

        static Optional<Look> of(LoggedEvent event) {
            return event.payload() instanceof HistoryViewed viewed
                    ? Optional.of(new Look(
                            event.position(),
                            event.at(),
                            viewed.viewer(),
                            viewed.look(),
                            viewed.target(),
                            viewed.reason(),
                            viewed.unmasked()))
                    : Optional.empty();
        }
    }

    /**
     * A page of looks.
     *
     * @param next what to ask for as {@code before} to go on; null at the end
     */
    record Page(List<Look> looks, @Nullable Long next) {}

    private final AuditLog log;
    private final Looks looks;

    ShowLooks(AuditLog log, Looks looks) {
        this.log = log;
        this.looks = looks;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/looks")
    Page looks(
            @RequestParam(required = false) @Nullable String viewer,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(defaultValue = "") String reason,
            Authentication who) {
        if (size < 1
                || size > LARGEST_PAGE
                || (viewer != null && !NAME.matcher(viewer).matches())) {
            throw new Refused(Refused.Kind.UNREADABLE, "looks", "size는 1에서 500 사이, viewer는 콘솔 사용자 이름이어야 합니다.");
        }
        looks.record(who, "looks", viewer == null ? "all" : "of " + viewer, new Why(reason, false));
        long end = before == null ? Long.MAX_VALUE : before;
        List<LoggedEvent> events = viewer == null
                ? log.where(ALL, Map.of("before", end, "most", size))
                : log.where(OF_ONE, Map.of("stream", AuditEvent.stream(viewer), "before", end, "most", size));
        return new Page(
                events.stream()
                        .map(Look::of)
                        .flatMap(Optional::stream)
                        .filter(look -> viewer == null || look.viewer().equals(viewer))
                        .toList(),
                events.size() < size ? null : events.getLast().position());
    }
}
