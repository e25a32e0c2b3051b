package nighttalk.command.media;

import static nighttalk.command.media.Samples.insert;
import static nighttalk.command.media.Samples.join;
import static nighttalk.command.media.Samples.latin1;
import static nighttalk.command.media.Samples.pixels;
import static nighttalk.command.media.Traces.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import nighttalk.command.media.ImageRefused.Reason;
import nighttalk.platform.media.ImageFormat;
import org.junit.jupiter.api.Test;

class PngCleanerTest {

    private static final int AFTER_HEADER = 8 + 25;
    private static final int END = 12;

    private final ImageIntake intake = new ImageIntake();

    @Test
    void a_screenshot_does_not_tell_where_and_by_whom_it_was_made() {
        byte[] png = Samples.png();
        byte[] told = insert(
                insert(png, png.length - END, chunk("tIME", "\7\u00e8\1\1\1\1\1"), chunk("prVt", SECRET)),
                AFTER_HEADER,
                chunk("eXIf", Traces.exif(6)),
                chunk("tEXt", "Author\0" + SECRET),
                chunk("iTXt", join(latin1("XML:com.adobe.xmp\0\0\0\0\0"), Traces.XMP)),
                chunk("zTXt", join(latin1("Comment\0\0"), deflate(latin1(SECRET)))),
                chunk("gAMA", "\0\0\u00b1\u008f"));
        Traces.assertPlaceIsTold(told);

        CleanImage clean = intake.admit("a.png", "image/png", told);

        assertThat(clean.format()).isEqualTo(ImageFormat.PNG);
        Traces.assertNothingIsTold(clean.content());
        assertThat(latin1(clean.content())).contains("gAMA").doesNotContain("eXIf", "zTXt", "prVt", "tIME");
        assertThat(pixels(clean.content())).usingRecursiveComparison().isEqualTo(pixels(png));
    }

    @Test
    void what_follows_the_end_is_cut_off() {
        assertThat(intake.admit("a.png", null, join(Samples.png(), latin1("PK\3\4" + SECRET)))
                        .content())
                .isEqualTo(intake.admit("a.png", null, Samples.png()).content());
    }

    @Test
    void a_damaged_chunk_is_refused() {
        byte[] png = Samples.png();
        png[AFTER_HEADER + 20] ^= 1;

        assertRefused(Reason.CONTENT, png);
    }

    @Test
    void an_image_that_only_claims_to_be_huge_is_refused_before_it_is_decoded() {
        assertRefused(Reason.TOO_MANY_PIXELS, withSize(100_000, 100_000));
        assertRefused(Reason.TOO_MANY_PIXELS, withSize(65_536, 1));
        assertRefused(Reason.TOO_MANY_PIXELS, withSize(8_000, 5_001));
        assertRefused(Reason.TOO_MANY_PIXELS, withSize(-1, -1));
        assertRefused(Reason.CONTENT, withSize(0, 10));
    }

    @Test
    void a_large_image_of_few_bytes_is_taken() {
        byte[] png = Samples.write("png", 5_000, 2_000);

        assertThat(intake.admit("a.png", null, png).format()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void a_colour_profile_stays_unless_it_is_a_bomb() {
        byte[] name = latin1("name\0\0");
        byte[] profile = chunk("iCCP", join(name, deflate(new byte[3_000])));
        byte[] bomb = chunk("iCCP", join(name, deflate(new byte[20_000_000])));

        assertThat(latin1(intake.admit("a.png", null, insert(Samples.png(), AFTER_HEADER, profile))
                        .content()))
                .contains(latin1(profile));
        assertThat(latin1(intake.admit("a.png", null, insert(Samples.png(), AFTER_HEADER, bomb))
                        .content()))
                .doesNotContain("iCCP");
    }

    @Test
    void an_animation_keeps_its_frames() {
        byte[] animation = animation(Samples.WIDTH, Samples.HEIGHT, dataOf(Samples.png()));

        byte[] clean = intake.admit("a.png", null, animation).content();

        assertThat(clean).isEqualTo(animation);
    }

    @Test
    void an_animation_is_refused_when_a_frame_is_none() {
        assertRefused(Reason.CONTENT, animation(Samples.WIDTH, Samples.HEIGHT, latin1("no pixels")));
        assertRefused(Reason.CONTENT, animation(Samples.WIDTH, Samples.HEIGHT, new byte[0]));
        assertRefused(Reason.CONTENT, animation(Samples.WIDTH + 1, Samples.HEIGHT, dataOf(Samples.png())));
    }

    private void assertRefused(Reason reason, byte[] file) {
        assertThatThrownBy(() -> intake.admit("a.png", "image/png", file))
                .isInstanceOfSatisfying(
                        ImageRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] withSize(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] png = Samples.png();
        return join(Arrays.copyOf(png, 8), chunk("IHDR", header), Arrays.copyOfRange(png, AFTER_HEADER, png.length));
    }

    /** The sample, and after it a second frame of this size with this data. */
    private static byte[] animation(int width, int height, byte[] data) {
        byte[] measures = ByteBuffer.allocate(16).putInt(width).putInt(height).array();
        byte[] timing = {0, 1, 0, 10, 0, 0};
        byte[] first = ByteBuffer.allocate(16)
                .putInt(Samples.WIDTH)
                .putInt(Samples.HEIGHT)
                .array();
        byte[] png = Samples.png();
        return insert(
                insert(
                        png,
                        png.length - END,
                        chunk("fcTL", join(new byte[] {0, 0, 0, 1}, measures, timing)),
                        chunk("fdAT", join(new byte[] {0, 0, 0, 2}, data))),
                AFTER_HEADER,
                chunk("acTL", "\0\0\0\2\0\0\0\0"),
                chunk("fcTL", join(new byte[4], first, timing)));
    }

    private static byte[] dataOf(byte[] png) {
        Bytes in = new Bytes(png);
        in.skip(8);
        PngChunk chunk = PngChunk.read(in);
        while (!chunk.is("IDAT")) {
            chunk = PngChunk.read(in);
        }
        return chunk.data().rest();
    }

    private static byte[] chunk(String type, String data) {
        return chunk(type, latin1(data));
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngChunk.of(type, data).writeTo(out);
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(data);
            deflater.finish();
            byte[] window = new byte[8_192];
            while (!deflater.finished()) {
                out.write(window, 0, deflater.deflate(window));
            }
        }
        return out.toByteArray();
    }
}
