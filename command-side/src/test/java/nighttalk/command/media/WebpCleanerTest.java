package nighttalk.command.media;

import static nighttalk.command.media.Samples.join;
import static nighttalk.command.media.Samples.latin1;
import static nighttalk.command.media.Samples.pixels;
import static nighttalk.command.media.Traces.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import nighttalk.command.media.ImageRefused.Reason;
import nighttalk.platform.media.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebpCleanerTest {

    private static final int AFTER_FILE_HEADER = 12;
    private static final int AFTER_EXTENDED_HEADER = 30;
    private static final int EXIF_AND_XMP = 0x0c;
    private static final int ALPHA = 0x10;
    private static final int ICC = 0x20;

    private final ImageIntake intake = new ImageIntake();

    static Stream<byte[]> samples() {
        return Stream.of(
                WebpSamples.lossy(), WebpSamples.lossless(), WebpSamples.transparent(), WebpSamples.animated());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_image_that_tells_nothing_stays_as_it_is(byte[] webp) {
        CleanImage clean = intake.admit("a.webp", "image/webp", webp);

        assertThat(clean.format()).isEqualTo(ImageFormat.WEBP);
        assertThat(clean.content()).isEqualTo(webp);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_follows_the_container_is_cut_off(byte[] webp) {
        assertThat(intake.admit("a.webp", null, join(webp, latin1("PK\3\4" + SECRET)))
                        .content())
                .isEqualTo(webp);
    }

    @Test
    void a_photo_does_not_tell_where_and_by_whom_it_was_taken() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] photo = RiffChunk.container(
                "WEBP",
                join(
                        extended(EXIF_AND_XMP | ICC),
                        chunk("ICCP", profile),
                        chunk("prVt", latin1(SECRET)),
                        chunksOf(WebpSamples.lossy(), AFTER_FILE_HEADER),
                        chunk("EXIF", Traces.exif(1)),
                        chunk("XMP ", Traces.XMP)));
        Traces.assertPlaceIsTold(photo);

        byte[] clean = intake.admit("a.webp", "image/webp", photo).content();

        assertThat(clean)
                .isEqualTo(RiffChunk.container(
                        "WEBP",
                        join(extended(ICC), chunk("ICCP", profile), chunksOf(WebpSamples.lossy(), AFTER_FILE_HEADER))));
        assertThat(pixels(clean)).usingRecursiveComparison().isEqualTo(pixels(photo));
    }

    @Test
    void a_frame_of_an_animation_carries_nothing_else() {
        byte[] animated = WebpSamples.animated();
        byte[] before = Arrays.copyOfRange(animated, AFTER_FILE_HEADER, AFTER_EXTENDED_HEADER + 14);
        Bytes rest = new Bytes(chunksOf(animated, AFTER_EXTENDED_HEADER + 14));
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        while (rest.remaining() > 0) {
            byte[] frame = RiffChunk.read(rest).data().rest();
            frames.writeBytes(chunk("ANMF", join(frame, chunk("prVt", latin1(SECRET)))));
        }
        byte[] told = RiffChunk.container(
                "WEBP", join(before, frames.toByteArray(), chunk("EXIF", Traces.exif(6)), chunk("XMP ", Traces.XMP)));
        assertThat(latin1(told)).contains(SECRET);

        byte[] clean = intake.admit("a.webp", null, told).content();

        assertThat(clean).isEqualTo(animated);
        Traces.assertNothingIsTold(clean);
        assertThat(pixels(clean)).hasSize(3);
    }

    @Test
    void a_picture_larger_than_the_container_says_is_refused() {
        byte[] lossless = WebpSamples.lossless();
        byte[] inner = chunksOf(lossless, AFTER_FILE_HEADER);
        inner[9] = (byte) 0xff; // width of the lossless picture, lower bits

        assertRefused(Reason.CONTENT, RiffChunk.container("WEBP", join(extended(0), inner)));
    }

    @Test
    void an_image_that_only_claims_to_be_huge_is_refused_before_it_is_decoded() {
        byte[] lossless = WebpSamples.lossless();
        Arrays.fill(lossless, 21, 25, (byte) 0xff);
        byte[] animated = WebpSamples.animated();
        Arrays.fill(animated, 24, 30, (byte) 0xff);

        assertRefused(Reason.TOO_MANY_PIXELS, lossless);
        assertRefused(Reason.TOO_MANY_PIXELS, animated);
    }

    @Test
    void an_animation_without_frames_is_refused() {
        assertRefused(
                Reason.CONTENT,
                RiffChunk.container(
                        "WEBP",
                        Arrays.copyOfRange(WebpSamples.animated(), AFTER_FILE_HEADER, AFTER_EXTENDED_HEADER + 14)));
    }

    @Test
    void a_header_that_forgets_the_transparency_is_corrected() {
        byte[] transparent = WebpSamples.transparent();
        byte[] forgetful = transparent.clone();
        forgetful[20] &= ~ALPHA;

        assertThat(intake.admit("a.webp", null, forgetful).content()).isEqualTo(transparent);
    }

    /** The decoder would go over all pixels once more for every 3 bits. */
    @Test
    void a_picture_that_is_transformed_again_and_again_is_refused_before_it_is_decoded() {
        byte[] header = Arrays.copyOfRange(WebpSamples.lossless(), 20, 25);
        byte[] again = new byte[1_000_000];
        // 101 101 101 ...: one more transform (1), subtract green (2, lowest bit first).
        for (int bit = 0; bit < again.length * 8; bit++) {
            again[bit / 8] |= (byte) ((bit % 3 == 1 ? 0 : 1) << bit % 8);
        }

        assertRefused(Reason.CONTENT, RiffChunk.container("WEBP", chunk("VP8L", join(header, again))));
    }

    /** The decoder would set aside some 5 KB for each of 65,536 groups, before it finds out that they aren't there. */
    @Test
    void a_picture_with_more_codes_than_any_encoder_makes_is_refused_before_it_is_decoded() {
        byte[] header = Arrays.copyOfRange(WebpSamples.lossless(), 20, 25);
        String only255 = "10111111111";
        String only0 = "1000";
        String groups = "0" + only255 + only255 + only0 + only0 + only0;
        String bits = "0" + "0" + "1" + "000" + groups;
        byte[] coded = new byte[bits.length() / 8 + 1];
        for (int bit = 0; bit < bits.length(); bit++) {
            coded[bit / 8] |= (byte) ((bits.charAt(bit) - '0') << bit % 8);
        }

        assertThatThrownBy(() -> WebpPicture.check(new RiffChunk("VP8L", join(header, coded)), 20, 14))
                .hasMessageContaining("more codes");
    }

    private void assertRefused(Reason reason, byte[] file) {
        assertThatThrownBy(() -> intake.admit("a.webp", "image/webp", file))
                .isInstanceOfSatisfying(
                        ImageRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] extended(int flags) {
        byte[] header = {(byte) flags, 0, 0, 0, Samples.WIDTH - 1, 0, 0, Samples.HEIGHT - 1, 0, 0};
        return chunk("VP8X", header);
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RiffChunk(type, data).writeTo(out);
        return out.toByteArray();
    }

    private static byte[] chunksOf(byte[] webp, int from) {
        return Arrays.copyOfRange(webp, from, webp.length);
    }
}
