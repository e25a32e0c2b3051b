package nighttalk.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PictureTest {

    private static final long PNG = 42;
    private static final long JPEG = 43;
    private static final int TEN_MEBIBYTES = 10 * 1024 * 1024;

    @ParameterizedTest
    @EnumSource
    void every_scene_is_an_image_of_the_type_and_size_it_says(Scene scene) throws IOException {
        for (long seed : new long[] {PNG, JPEG}) {
            for (Picture.Size size : Picture.Size.values()) {
                Picture picture = new Picture(scene, seed, size);
                byte[] bytes = picture.bytes();
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
                assertThat(image.getWidth()).isEqualTo(size.width);
                assertThat(image.getHeight()).isEqualTo(size.height);
                assertThat(bytes).hasSizeLessThan(TEN_MEBIBYTES);
                assertThat(URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(bytes)))
                        .isEqualTo(picture.mediaType());
                assertThat(URLConnection.guessContentTypeFromName(picture.fileName()))
                        .isEqualTo(picture.mediaType());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_seed_is_a_picture_of_its_own(Scene scene) {
        byte[] picture = new Picture(scene, PNG, Picture.Size.FACE).bytes();
        assertThat(new Picture(scene, PNG, Picture.Size.FACE).bytes()).isEqualTo(picture);
        assertThat(new Picture(scene, PNG + 2, Picture.Size.FACE).bytes()).isNotEqualTo(picture);
    }
}
