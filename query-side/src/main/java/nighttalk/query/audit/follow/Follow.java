package nighttalk.query.audit.follow;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.audit.AuditLog;
import nighttalk.query.audit.look.Looks;
import nighttalk.query.audit.look.ShownEvent;
import nighttalk.query.audit.look.Sight;
import nighttalk.query.audit.look.Why;
import nighttalk.query.audit.search.Search;
import nighttalk.query.audit.search.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What is happening? Events as they come, as server-sent events (WHATWG HTML, 9.2) whose identifiers are positions. A
 * connection ends after ten minutes, so that a right that was taken away ends too; who comes back with
 * {@code Last-Event-ID} misses nothing. Each connection is one look.
 */
@RestController
class Follow {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final int AT_A_TIME = 20;
    private static final int AT_ONCE = 200;
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final AuditLog log;
    private final Search search;
    private final NewEvents events;
    private final Looks looks;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    Follow(AuditLog log, Search search, NewEvents events, Looks looks) {
        this.log = log;
        this.search = search;
        this.events = events;
        this.looks = looks;
    }

    /**
     * Begins to follow.
     *
     * @param after behind which position; without it, behind what is there now, this look included
     * @param type only events of these types
     * @param actor only those of that actor
     */
    @GetMapping(path = "${nighttalk.api.prefix:/api}/audit/follow", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean unmask,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            Authentication who) {
        Wanted wanted = new Wanted(null, null, type == null ? List.of() : type, 0, Long.MAX_VALUE, null);
        Sight sight = looks.record(who, "follow", target(actor, wanted), new Why(reason, unmask));
        long from = last != null && POSITION.matcher(last).matches()
                ? Long.parseLong(last)
                : after == null ? log.head() : after;
        if (!places.tryAcquire()) {
            throw new Refused(Refused.Kind.TOO_BUSY, "followers", "지금은 더 지켜볼 수 없습니다. 잠시 후 다시 시도해주세요.");
        }
        SseEmitter emitter = new SseEmitter(LONGEST.plusSeconds(30).toMillis());
        Thread.ofVirtual().name("follow-of-" + who.getName()).start(() -> {
            try {
                follow(wanted.behind(from), actor, sight, emitter);
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    private static String target(@Nullable String actor, Wanted wanted) {
        return "new events"
                + (actor == null ? "" : ", actor " + actor)
                + (wanted.types().isEmpty() ? "" : ", types " + String.join(" ", wanted.types()));
    }

    private void follow(Wanted wanted, @Nullable String actor, Sight sight, SseEmitter emitter) {
        long until = System.nanoTime() + LONGEST.toNanos();
        Wanted rest = wanted;
        try {
            emitter.send(SseEmitter.event().comment("following"));
            while (System.nanoTime() < until) {
                Search.Page page = search.find(rest.upTo(log.head()), sight, AT_ONCE, AT_ONCE);
                for (ShownEvent event : page.events()) {
                    if (actor == null || actor.equals(event.actor())) {
                        emitter.send(SseEmitter.event()
                                .id(Long.toString(event.position()))
                                .name("event")
                                .data(event));
                    }
                }
                rest = rest.behind(page.reached());
                if (page.all()) {
                    if (page.events().isEmpty()) {
                        emitter.send(SseEmitter.event().comment("still here"));
                    }
                    events.await(page.reached(), SIGN_OF_LIFE);
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            emitter.complete(); // nobody listens any more
        } catch (InterruptedException e) {
            emitter.complete();
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            emitter.complete(); // the database is away; the client comes back
        }
    }
}
