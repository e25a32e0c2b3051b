package nighttalk.platform.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import nighttalk.platform.media.MediaPath.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaPathTest {

    private static final String HEX = "0123456789abcdef0123456789abcdef";

    @Test
    void a_path_reads_as_its_folder_and_file() {
        assertThat(MediaPath.of(Folder.PROFILES, HEX + ".jpg")).hasToString("uploads/" + HEX + ".jpg");
        assertThat(MediaPath.of(Folder.POSTS, HEX + ".webp")).hasToString("post_uploads/" + HEX + ".webp");
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void a_path_survives_being_written_and_read(ImageFormat format) {
        MediaPath path = MediaPath.random(Folder.POSTS, format);

        assertThat(MediaPath.parse(path.toString())).isEqualTo(path);
        assertThat(path.format()).isEqualTo(format);
    }

    @Test
    void no_two_images_get_the_same_name() {
        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> MediaPath.random(Folder.PROFILES, ImageFormat.PNG)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "uploads/",
                HEX + ".jpg",
                "/uploads/" + HEX + ".jpg",
                "elsewhere/" + HEX + ".jpg",
                "uploads/../" + HEX + ".jpg",
                "uploads/../../etc/passwd",
                "uploads/" + HEX + ".jpeg",
                "uploads/" + HEX + ".JPG",
                "uploads/" + HEX + ".jpg\n",
                "uploads/" + HEX + ".jpg\0.png",
                "uploads/" + HEX + ".html",
                "uploads/0123456789ABCDEF0123456789ABCDEF.jpg",
                "uploads/" + HEX + "0.jpg",
            })
    void any_other_path_is_refused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaPath.parse(path));
    }
}
