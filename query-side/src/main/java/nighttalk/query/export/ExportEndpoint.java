package nighttalk.query.export;

import java.io.IOException;
import nighttalk.platform.console.ConsoleRole;
import nighttalk.platform.refusal.Refused;
import nighttalk.platform.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events and rows as files, for analysts. */
@RestController
@RequestMapping("${nighttalk.api.prefix:/api}/analysis/exports")
class ExportEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ExportEndpoint.class);

    private final Exports exports;
    private final Sources sources;

    ExportEndpoint(Exports exports, Sources sources) {
        this.exports = exports;
        this.sources = sources;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportStatus start(@RequestBody ExportWish wish, Authentication who) throws IOException {
        if (wish.isPersonal()) {
            onlyAdministrators(who);
        }
        Format format = Sources.format(wish);
        Source source = sources.of(wish);
        ExportStatus status = exports.start(who.getName(), source, format).status();
        LOG.info(
                "{} takes {} away as {}{}",
                who.getName(),
                source.name(),
                format.extension(),
                wish.isPersonal() ? ", personal texts included" : "");
        return status;
    }

    private static void onlyAdministrators(Authentication who) {
        if (who.getAuthorities().stream()
                .noneMatch(role -> ConsoleRole.ADMINISTRATOR.authority().equals(role.getAuthority()))) {
            throw new Refused(Refused.Kind.FORBIDDEN, "personal-export", "개인정보가 담긴 파일은 관리자만 만들 수 있습니다.");
        }
    }

    @GetMapping("/{id}")
    ExportStatus status(@PathVariable String id, Authentication who) {
        return exports.of(who.getName(), id).status();
    }

    @GetMapping("/{id}/file")
    ResponseEntity<Resource> file(@PathVariable String id, Authentication who) {
        Export export = exports.of(who.getName(), id);
        if (!export.isDone()) {
            throw new ExportRefused(HttpStatus.CONFLICT, "export-not-done", "파일이 아직 없습니다.");
        }
        Resource file = new FileSystemResource(export.file());
        return ResponseEntity.ok()
                .contentType(export.format().mediaType())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(String.valueOf(export.file().getFileName()))
                                .build()
                                .toString())
                .body(file);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id, Authentication who) {
        exports.delete(who.getName(), id);
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(ExportRefused e) {
        Problem problem = Problem.of(e.status(), e.rule(), String.valueOf(e.getMessage()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (e.status() == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, "10");
        }
        return answer.body(problem);
    }
}
