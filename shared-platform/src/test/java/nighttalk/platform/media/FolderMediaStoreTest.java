package nighttalk.platform.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import nighttalk.platform.media.MediaPath.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderMediaStoreTest {

    private static final byte[] CONTENT = {1, 2, 3};
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path root;

    private FolderMediaStore store;

    @BeforeEach
    void open() {
        store = new FolderMediaStore(root);
    }

    @Test
    void an_image_can_be_found_until_it_is_deleted() throws IOException {
        MediaPath path = MediaPath.random(Folder.PROFILES, ImageFormat.PNG);

        store.put(path, CONTENT);
        assertThat(store.find(path).orElseThrow().getContentAsByteArray()).isEqualTo(CONTENT);
        assertThat(store.find(path).orElseThrow().contentLength()).isEqualTo(CONTENT.length);
        assertThat(root.resolve(path.toString())).exists();

        assertThat(store.delete(path)).isTrue();
        assertThat(store.find(path)).isEmpty();
        assertThat(store.delete(path)).isFalse();
    }

    @Test
    void an_image_never_changes() throws IOException {
        MediaPath path = MediaPath.random(Folder.POSTS, ImageFormat.GIF);
        store.put(path, CONTENT);

        assertThatIllegalStateException().isThrownBy(() -> store.put(path, new byte[] {9}));
        assertThat(store.find(path).orElseThrow().getContentAsByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void a_write_that_fails_leaves_nothing() throws IOException {
        Path folder = root.resolve(Folder.POSTS.path());
        MediaPath path = MediaPath.random(Folder.POSTS, ImageFormat.JPEG);
        Files.delete(folder);

        assertThatThrownBy(() -> store.put(path, CONTENT)).isInstanceOf(UncheckedIOException.class);

        Files.createDirectory(folder);
        assertThat(store.find(path)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_finished_write_leaves_only_the_image() {
        MediaPath path = MediaPath.random(Folder.POSTS, ImageFormat.JPEG);

        store.put(path, CONTENT);

        assertThat(root.resolve(Folder.POSTS.path())).isDirectoryContaining("glob:**" + path.file());
        assertThat(root.resolve(Folder.POSTS.path()).toFile().list()).hasSize(1);
    }

    @Test
    void old_images_are_listed_and_young_and_foreign_files_are_not() throws IOException {
        MediaPath oldProfile = MediaPath.random(Folder.PROFILES, ImageFormat.PNG);
        MediaPath oldPost = MediaPath.random(Folder.POSTS, ImageFormat.WEBP);
        MediaPath young = MediaPath.random(Folder.POSTS, ImageFormat.WEBP);
        Stream.of(oldProfile, oldPost, young).forEach(path -> store.put(path, CONTENT));
        age(root.resolve(oldProfile.toString()));
        age(root.resolve(oldPost.toString()));
        age(Files.writeString(root.resolve("uploads/readme.txt"), "not ours"));
        Files.createDirectory(root.resolve("uploads/" + young.file()));

        assertThat(store.writtenBefore(YESTERDAY)).containsExactlyInAnyOrder(oldProfile, oldPost);
    }

    @Test
    void what_a_crash_left_is_discarded_once_it_is_old() throws IOException {
        String part = ".123e4567-e89b-12d3-a456-426614174000.part";
        Path left = age(Files.write(root.resolve("post_uploads").resolve(part), CONTENT));
        Path beingWritten = Files.write(root.resolve("uploads").resolve(part), CONTENT);
        Path foreign = age(Files.writeString(root.resolve("uploads/.gitkeep"), ""));

        assertThat(store.writtenBefore(YESTERDAY)).isEmpty();
        assertThat(store.discardUnfinishedBefore(YESTERDAY)).isEqualTo(1);

        assertThat(left).doesNotExist();
        assertThat(beingWritten).exists();
        assertThat(foreign).exists();
    }

    private static Path age(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
}
