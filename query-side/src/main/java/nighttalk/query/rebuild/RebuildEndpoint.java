package nighttalk.query.rebuild;

import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Rebuilds over HTTP, for analysts. */
@RestController
@RequestMapping("${nighttalk.api.prefix:/api}/analysis")
class RebuildEndpoint {

    /** What is asked for; a moment is a time, or a position in the log. */
    record Wish(
            @Nullable Kind kind,
            @Nullable List<String> projections,
            @Nullable Boolean skipBad,
            @Nullable Boolean repair,
            @Nullable String asOf,
            @Nullable String into) {}

    private final RebuildDesk desk;
    private final RebuildList list;
    private final AsOfCopies asOf;
    private final ProgressStream stream;

    RebuildEndpoint(RebuildDesk desk, RebuildList list, AsOfCopies asOf, ProgressStream stream) {
        this.desk = desk;
        this.list = list;
        this.asOf = asOf;
        this.stream = stream;
    }

    @GetMapping("/projections")
    List<RebuildList.Line> projections() {
        return list.projections();
    }

    @PostMapping("/rebuilds")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Status start(@RequestBody Wish wish, Principal who) {
        Kind kind = wish.kind() == null ? Kind.REBUILD : wish.kind();
        if (kind == Kind.UNDO) {
            throw new Refused(Refused.Kind.UNREADABLE, "kind", "kind는 rebuild, verify, as-of 중 하나여야 합니다.");
        }
        List<String> names = wish.projections() == null
                ? List.of()
                : wish.projections().stream().distinct().toList();
        Request request = new Request(
                kind,
                names,
                Boolean.TRUE.equals(wish.skipBad()),
                Boolean.TRUE.equals(wish.repair()),
                kind == Kind.AS_OF ? asOf.position(wish.asOf()) : null,
                wish.into());
        if (kind == Kind.AS_OF) {
            return asOf.start(request, who.getName());
        }
        return desk.start(request, who.getName());
    }

    @GetMapping("/rebuilds")
    List<Status> rebuilds() {
        return list.newest();
    }

    @GetMapping("/rebuilds/{id}")
    Status rebuild(@PathVariable String id) {
        return list.one(number(id));
    }

    @GetMapping(path = "/rebuilds/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        return stream.open(number(id));
    }

    @GetMapping("/rebuilds/{id}/differences")
    List<Difference> differences(@PathVariable String id) {
        return list.differences(number(id));
    }

    @PostMapping("/rebuilds/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Status cancel(@PathVariable String id) {
        return desk.cancel(number(id));
    }

    @PostMapping("/rebuilds/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Status resume(@PathVariable String id) {
        return desk.resume(number(id));
    }

    @PostMapping("/rebuilds/{id}/drop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Status drop(@PathVariable String id) {
        return desk.drop(number(id));
    }

    @PostMapping("/projections/{name}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Status undo(@PathVariable String name, Principal who) {
        return desk.undo(name, who.getName());
    }

    @GetMapping("/as-of")
    List<AsOfCopies.AsOf> copies() {
        return asOf.list();
    }

    @DeleteMapping("/as-of/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropCopy(@PathVariable String name) {
        asOf.drop(name);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new Refused(Refused.Kind.NOT_FOUND, "rebuild-not-found", "그런 재구축이 없습니다.");
        }
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(Refused.Kind.UNREADABLE, "as-of", "asOf는 2026-11-01T00:00:00Z 같은 시각이나 로그 위치여야 합니다.");
        }
    }

    @ExceptionHandler
    ResponseEntity<Problem> conflict(Conflict e) {
        return problem(Problem.of(HttpStatus.CONFLICT, e.rule(), String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Problem> noRoom(NoRoom e) {
        return problem(Problem.of(HttpStatus.INSUFFICIENT_STORAGE, "no-room", String.valueOf(e.getMessage())));
    }

    private static ResponseEntity<Problem> problem(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
