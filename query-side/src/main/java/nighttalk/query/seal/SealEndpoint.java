package nighttalk.query.seal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The seal over HTTP, for auditors. */
@RestController
@RequestMapping("${nighttalk.api.prefix:/api}/audit/seal")
@Conditional(SealIsOn.class)
class SealEndpoint {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final AuditDesk desk;

    SealEndpoint(AuditDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    AuditDesk.Status status() {
        return desk.status();
    }

    @GetMapping("/proofs/{event}")
    ResponseEntity<byte[]> inclusion(@PathVariable String event) {
        return text(desk.inclusion(event));
    }

    @GetMapping("/consistency")
    ResponseEntity<byte[]> consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        return text(desk.consistency(from, to));
    }

    private static ResponseEntity<byte[]> text(String proof) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noStore())
                .body(proof.getBytes(StandardCharsets.UTF_8));
    }
}
