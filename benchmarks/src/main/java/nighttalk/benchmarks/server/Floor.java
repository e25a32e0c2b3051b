package nighttalk.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the server can do at best: the same HTTP, the same token check, and nothing behind it. */
@RestController
class Floor {

    private final Map<Integer, byte[]> constants = new ConcurrentHashMap<>();

    @PostMapping("/api/posts/floor")
    Map<String, String> nothing() {
        return Map.of();
    }

    @GetMapping("/api/posts/floor/constant")
    ResponseEntity<byte[]> constant(@RequestParam int size) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(constants.computeIfAbsent(size, Floor::text));
    }

    /** A JSON string of that many bytes. */
    private static byte[] text(int size) {
        return ("\"" + "x".repeat(Math.max(0, size - 2)) + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
