package nighttalk.command.media;

import static nighttalk.command.media.Samples.insert;
import static nighttalk.command.media.Samples.join;
import static nighttalk.command.media.Samples.latin1;
import static nighttalk.command.media.Samples.pixels;
import static nighttalk.command.media.Traces.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import nighttalk.platform.media.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegCleanerTest {

    private static final int AFTER_SOI = 2;

    private final ImageIntake intake = new ImageIntake();

    @Test
    void a_photo_does_not_tell_where_and_by_whom_it_was_taken() {
        byte[] photo = insert(
                Samples.jpeg(),
                AFTER_SOI,
                segment(0xe1, latin1("Exif\0\0"), Traces.exif(1)),
                segment(0xe1, latin1("http://ns.adobe.com/xap/1.0/\0"), Traces.XMP),
                segment(0xe2, latin1("MPF\0" + SECRET)),
                segment(0xed, latin1("Photoshop 3.0\0" + SECRET)),
                segment(0xfe, latin1(SECRET)));
        Traces.assertPlaceIsTold(photo);

        CleanImage clean = intake.admit("IMG_1.JPG", "image/jpeg", photo);

        assertThat(clean.format()).isEqualTo(ImageFormat.JPEG);
        Traces.assertNothingIsTold(clean.content());
        assertThat(Traces.exifTags(clean.content())).isEmpty();
        assertThat(pixels(clean.content())).usingRecursiveComparison().isEqualTo(pixels(Samples.jpeg()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void a_photo_taken_sideways_still_says_how_to_turn_it_and_nothing_else(int orientation) {
        byte[] photo = insert(Samples.jpeg(), AFTER_SOI, segment(0xe1, latin1("Exif\0\0"), Traces.exif(orientation)));

        byte[] clean = intake.admit("a.jpg", null, photo).content();

        Traces.assertNothingIsTold(clean);
        assertThat(Traces.exifTags(clean)).singleElement().asString().contains("Orientation");
        assertThat(ExifOrientation.find(new Bytes(ExifOrientation.payload(orientation))))
                .hasValue(orientation);
        assertThat(latin1(clean)).contains(latin1(ExifOrientation.payload(orientation)));
    }

    @Test
    void broken_exif_is_no_orientation() {
        byte[] exif = join(latin1("Exif\0\0"), Traces.exif(6));
        for (int length = 0; length < 40; length++) {
            byte[] cut = Arrays.copyOf(exif, length);
            assertThat(ExifOrientation.find(new Bytes(cut)).orElse(6)).isEqualTo(6);
        }
        assertThat(ExifOrientation.find(new Bytes(join(latin1("Exif\0\0"), Traces.exif(9)))))
                .isEmpty();
    }

    @Test
    void what_follows_the_image_is_cut_off() {
        byte[] polyglot = join(Samples.jpeg(), latin1("PK\3\4" + SECRET));

        byte[] clean = intake.admit("a.jpeg", "image/jpeg", polyglot).content();

        assertThat(clean).isEqualTo(intake.admit("a.jpg", null, Samples.jpeg()).content());
        Traces.assertNothingIsTold(clean);
    }

    @Test
    void the_preview_in_the_jfif_header_is_cut_out() {
        byte[] withPreview =
                insert(Samples.jpeg(), AFTER_SOI, segment(0xe0, latin1("JFIF\0\1\2\0\0\1\0\1\1\1"), latin1("abc")));

        assertThat(latin1(intake.admit("a.jpg", null, withPreview).content())).doesNotContain("abc");
    }

    @Test
    void the_colour_profile_stays() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] photo = insert(Samples.jpeg(), AFTER_SOI, segment(0xe2, latin1("ICC_PROFILE\0\1\1"), profile));

        assertThat(latin1(intake.admit("a.jpg", null, photo).content())).contains(latin1(profile));
    }

    @Test
    void a_progressive_photo_is_taken() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(Samples.picture(0, 300, 200), null, null), param);
        }
        writer.dispose();

        byte[] clean = intake.admit("a.jpg", null, out.toByteArray()).content();

        assertThat(pixels(clean)).usingRecursiveComparison().isEqualTo(pixels(out.toByteArray()));
    }

    @Test
    void a_photo_without_its_end_is_refused() {
        byte[] whole = Samples.jpeg();
        byte[] cut = Arrays.copyOf(whole, whole.length - 2);

        assertThatThrownBy(() -> intake.admit("a.jpg", null, cut))
                .isInstanceOfSatisfying(
                        ImageRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ImageRefused.Reason.CONTENT));
    }

    private static byte[] segment(int marker, byte[]... payload) {
        byte[] all = join(payload);
        int length = all.length + 2;
        return join(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, all);
    }
}
