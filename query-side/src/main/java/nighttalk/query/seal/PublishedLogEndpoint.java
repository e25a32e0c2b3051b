package nighttalk.query.seal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.seal.place.Place;
import nighttalk.query.seal.tree.Tile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sealed log as C2SP's tlog-tiles serves it, for anybody: hashes and checkpoints. The entries, which are what the
 * log says, are not here.
 */
@RestController
@Conditional(SealIsOn.class)
class PublishedLogEndpoint {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Place place;
    private final String prefix;

    PublishedLogEndpoint(Place place, @Value("${nighttalk.api.prefix:/api}") String api) {
        this.place = place;
        this.prefix = api + "/audit/log/";
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return answer(place.read(Place.CHECKPOINT), TEXT, CacheControl.noCache());
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/log/checkpoints/**")
    ResponseEntity<byte[]> earlier(HttpServletRequest request) {
        String path = path(request);
        Optional<byte[]> note =
                path.matches(Place.CHECKPOINTS + "(?:x[0-9]{3}/){0,6}[0-9]{3}") ? place.read(path) : Optional.empty();
        return answer(note, TEXT, CacheControl.noCache());
    }

    @GetMapping("${nighttalk.api.prefix:/api}/audit/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        Optional<byte[]> hashes = Tile.at(path(request)).map(Tile::path).flatMap(place::read);
        return answer(
                hashes,
                MediaType.APPLICATION_OCTET_STREAM,
                CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
    }

    private String path(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri.startsWith(prefix) ? uri.substring(prefix.length()) : "";
    }

    private static ResponseEntity<byte[]> answer(Optional<byte[]> content, MediaType type, CacheControl cache) {
        byte[] bytes =
                content.orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "not-found", "요청하신 주소를 찾을 수 없습니다."));
        return ResponseEntity.ok().contentType(type).cacheControl(cache).body(bytes);
    }
}
