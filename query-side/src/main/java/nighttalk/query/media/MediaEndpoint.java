package nighttalk.query.media;

import java.time.Duration;
import nighttalk.platform.media.MediaPath;
import nighttalk.platform.media.MediaPath.Folder;
import nighttalk.platform.media.MediaStore;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows images to everybody: the pages load them without a token.
 *
 * <p>What is under a name never changes, so browsers may keep it for good. They are told to take it for the image that
 * it was checked to be and for nothing else, in case one finds a way to read markup or script into it.
 */
@RestController
class MediaEndpoint {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final MediaStore store;

    MediaEndpoint(MediaStore store) {
        this.store = store;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/uploads/{file}")
    ResponseEntity<Resource> profileImage(@PathVariable String file) {
        return show(Folder.PROFILES, file);
    }

    @GetMapping("${nighttalk.api.prefix:/api}/post_uploads/{file}")
    ResponseEntity<Resource> postImage(@PathVariable String file) {
        return show(Folder.POSTS, file);
    }

    private ResponseEntity<Resource> show(Folder folder, String file) {
        MediaPath path = pathOf(folder, file);
        Resource image = store.find(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(path.format().mediaType()))
                .cacheControl(FOR_GOOD)
                .eTag(path.file())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(image);
    }

    private static MediaPath pathOf(Folder folder, String file) {
        try {
            return MediaPath.of(folder, file);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }
}
