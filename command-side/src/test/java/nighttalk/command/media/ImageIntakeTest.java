package nighttalk.command.media;

import static nighttalk.command.media.Samples.latin1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import nighttalk.command.media.ImageRefused.Reason;
import nighttalk.platform.media.ImageFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageIntakeTest {

    private final ImageIntake intake = new ImageIntake();

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.JPEG", "a.b.Png", "밤하늘.gif", "C:\\fakepath\\a.webp", ".png"})
    void names_of_images_are_taken_whatever_the_format_really_is(String name) {
        assertThat(intake.admit(name, "image/jpeg", Samples.png()).format()).isEqualTo(ImageFormat.PNG);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "png", "a", "a.svg", "a.png.exe", "a.png ", "a.", "a.jpgx"})
    void other_names_are_refused(@Nullable String name) {
        assertRefused(Reason.EXTENSION, name, "image/png", Samples.png());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "image/png", "IMAGE/GIF", "image/webp; charset=binary"})
    void declared_images_are_taken(@Nullable String type) {
        assertThat(intake.admit("a.png", type, Samples.png()).format()).isEqualTo(ImageFormat.PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/octet-stream", "image/svg+xml", "image/*", "image", ";"})
    void other_declared_types_are_refused(String type) {
        assertRefused(Reason.DECLARED_TYPE, "a.png", type, Samples.png());
    }

    @Test
    void a_page_named_like_an_image_is_refused() {
        assertRefused(Reason.CONTENT, "a.png", "image/png", latin1("<html><script>alert(1)</script></html>"));
        assertRefused(Reason.CONTENT, "a.png", "image/png", new byte[0]);
        assertRefused(Reason.CONTENT, "a.gif", "image/gif", latin1("GIF89a\1\0\1\0\0\0\0<script>alert(1)</script>"));
    }

    @Test
    void a_file_over_10_mebibytes_is_refused() {
        byte[] file = Arrays.copyOf(Samples.png(), ImageIntake.MAX_BYTES);
        assertThat(intake.admit("a.png", null, file).format()).isEqualTo(ImageFormat.PNG);

        assertRefused(Reason.TOO_LARGE, "a.png", null, Arrays.copyOf(file, file.length + 1));
    }

    static Stream<byte[]> samples() {
        return Stream.of(
                Samples.jpeg(),
                Samples.png(),
                Samples.gif(),
                Samples.animatedGif(),
                WebpSamples.lossy(),
                WebpSamples.lossless(),
                WebpSamples.transparent(),
                WebpSamples.animated());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_image_cut_off_anywhere_is_refused(byte[] whole) {
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Reason.CONTENT, "a.png", null, Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_damaged_image_is_refused_or_shown_but_never_breaks_anything(byte[] whole) {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = whole.clone();
            for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertRefusedOrWhole(damaged);
        }
    }

    /** Whatever is let in must be let in again, and then be the same. */
    private void assertRefusedOrWhole(byte[] file) {
        byte[] clean;
        try {
            clean = intake.admit("a.png", null, file).content();
        } catch (ImageRefused refused) {
            assertThat(refused.reason()).isIn(Reason.CONTENT, Reason.TOO_MANY_PIXELS);
            return;
        }
        assertThat(intake.admit("a.png", null, clean).content()).isEqualTo(clean);
    }

    private void assertRefused(Reason reason, @Nullable String name, @Nullable String type, byte[] file) {
        assertThatThrownBy(() -> intake.admit(name, type, file))
                .isInstanceOfSatisfying(
                        ImageRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
