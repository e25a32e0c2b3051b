package nighttalk.query.audit.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.AuditIndex;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.Moments;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.ShownEvent;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.look.Why;
import nighttalk.query.freshness.Reads;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what? A page of events, or all of them as lines of JSON. A text is searched for in what the viewer is shown, so
 * in personal texts only where these are unmasked; a page looks for it in {@value #SCAN} events at most and says how far
 * it came.
 */
@RestController
class ShowSearch {

    private static final int LARGEST_PAGE = 500;
    private static final int SCAN = 20_000;

    /**
     * A page of events.
     *
     * @param next what to ask for as {@code after} to go on; null at the end
     * @param whole false where the page ends because enough events were looked through, not because it is full
     */
    record Page(
            boolean masked,
            List<ShownEvent> events,
            @Nullable Long next,
            boolean whole) {}

    /**
     * What is asked for.
     *
     * @param actor an account, or such as {@code console:sora}, {@code automation:...}
     * @param type names of events, with commas between
     * @param from a position or a time, that one included
     * @param to a position or a time, that one included
     * @param after a position, from which to go on
     */
    record Asked(
            @Nullable String actor,
            @Nullable String correlation,
            @Nullable List<String> type,
            @Nullable String from,
            @Nullable String to,
            @Nullable String text,
            @Nullable Long after) {}

    private final Search search;
    private final Moments moments;
    private final AuditLog log;
    private final Looks looks;
    private final JsonMapper json;

    ShowSearch(Search search, Moments moments, AuditLog log, Looks looks, JsonMapper json) {
        this.search = search;
        this.moments = moments;
        this.log = log;
        this.looks = looks;
        this.json = json;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/search")
    @Reads(AuditIndex.NAME)
    Page search(
            @ParameterObject Asked asked,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            Authentication who) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Refused(Refused.Kind.UNREADABLE, "page-size", "size는 1에서 500 사이여야 합니다.");
        }
        Wanted wanted = wanted(asked);
        Sight sight = looks.record(who, "search", wanted.target(), new Why(reason, unmask));
        Search.Page page = search.find(wanted, sight, size, SCAN);
        return new Page(
                !sight.unmasked(),
                page.events(),
                page.all() ? null : page.reached(),
                page.all() || page.events().size() == size);
    }

    /**
     * Page after page, so that no connection to a database is held while somebody reads slowly. What fails on the way
     * breaks the answer off, so nobody takes a part for the whole.
     */
    @GetMapping(
            path = "${nighttalk.api.prefix:/api}/audit/search/export",
            produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Reads(AuditIndex.NAME)
    void export(
            @ParameterObject Asked asked,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            Authentication who,
            HttpServletResponse response)
            throws IOException {
        Wanted wanted = wanted(asked);
        Sight sight = looks.record(who, "export", wanted.target(), new Why(reason, unmask));
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        OutputStream out = response.getOutputStream();
        Wanted rest = wanted;
        boolean all = false;
        while (!all) {
            Search.Page page = search.find(rest, sight, LARGEST_PAGE, SCAN);
            for (ShownEvent event : page.events()) {
                out.write(json.writeValueAsBytes(event));
                out.write('\n');
            }
            out.flush();
            rest = rest.behind(page.reached());
            all = page.all();
        }
    }

    private Wanted wanted(Asked asked) {
        long from = asked.from() == null ? 0 : moments.before(asked.from());
        long upTo = asked.to() == null ? log.head() : moments.upTo(asked.to());
        return new Wanted(
                asked.actor(),
                asked.correlation(),
                asked.type() == null ? List.of() : asked.type(),
                Math.max(from, asked.after() == null ? 0 : asked.after()),
                upTo,
                asked.text());
    }
}
