package nighttalk.command.media;

import static nighttalk.command.media.Samples.insert;
import static nighttalk.command.media.Samples.join;
import static nighttalk.command.media.Samples.latin1;
import static nighttalk.command.media.Samples.pixels;
import static nighttalk.command.media.Traces.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nighttalk.command.media.ImageRefused.Reason;
import nighttalk.platform.media.ImageFormat;
import org.junit.jupiter.api.Test;

class GifCleanerTest {

    private static final String REPEAT = "!\u00ff\u000bNETSCAPE2.0\3\1\5\0\0";
    private static final String COMMENT = "!\u00fe\u000f" + SECRET + "\0";
    private static final String PLAIN_TEXT =
            "!\u00f9\4\0\u00ff\u00ff\0\0!\1\14\0\0\0\0\1\0\1\0\1\1\0\0\17" + SECRET + "\0";

    private final ImageIntake intake = new ImageIntake();

    @Test
    void an_animation_loses_its_comments_and_keeps_its_frames() {
        byte[] gif = Samples.animatedGif();
        byte[] told = insert(
                gif,
                afterColours(gif),
                latin1(REPEAT),
                latin1(COMMENT),
                latin1(PLAIN_TEXT),
                latin1("!\u00ff\u000bXMP DataXMP\u000f" + SECRET + "\0"));
        assertThat(latin1(told)).contains(SECRET);

        CleanImage clean = intake.admit("a.gif", "image/gif", told);

        assertThat(clean.format()).isEqualTo(ImageFormat.GIF);
        Traces.assertNothingIsTold(clean.content());
        assertThat(clean.content()).isEqualTo(insert(gif, afterColours(gif), latin1(REPEAT)));
        assertThat(pixels(clean.content()))
                .hasSize(3)
                .usingRecursiveComparison()
                .isEqualTo(pixels(gif));
    }

    @Test
    void how_often_to_repeat_can_carry_nothing_else() {
        byte[] gif = Samples.gif();
        byte[] told = insert(gif, afterColours(gif), latin1("!\u00ff\u000bNETSCAPE2.0\3\1\5\0\u000f" + SECRET + "\0"));

        assertThat(intake.admit("a.gif", null, told).content())
                .isEqualTo(insert(gif, afterColours(gif), latin1(REPEAT)));
    }

    @Test
    void what_follows_the_trailer_is_cut_off() {
        assertThat(intake.admit("a.gif", null, join(Samples.gif(), latin1("PK\3\4" + SECRET)))
                        .content())
                .isEqualTo(Samples.gif());
    }

    @Test
    void a_canvas_that_only_claims_to_be_huge_is_refused() {
        byte[] gif = Samples.gif();
        gif[6] = gif[7] = gif[8] = gif[9] = (byte) 0xff;

        assertRefused(Reason.TOO_MANY_PIXELS, gif);
    }

    @Test
    void too_many_frames_are_refused() {
        byte[] gif = Samples.gif();
        byte[] frame = latin1(",\0\0\0\0\1\0\1\0\0\2\2D\1\0");
        byte[][] frames = new byte[PixelLimit.MAX_FRAMES][];
        java.util.Arrays.fill(frames, frame);

        assertRefused(Reason.TOO_MANY_PIXELS, insert(gif, afterColours(gif), frames));
        assertThat(intake.admit("a.gif", null, insert(gif, afterColours(gif), frame))
                        .format())
                .isEqualTo(ImageFormat.GIF);
    }

    @Test
    void frames_that_are_too_much_together_are_refused() {
        byte[] gif = Samples.gif();
        byte[] frame = latin1(",\0\0\0\0p\27p\27\0\2\2D\1\0"); // 6000 x 6000
        byte[][] frames = new byte[12][];
        java.util.Arrays.fill(frames, frame);

        assertRefused(Reason.TOO_MANY_PIXELS, insert(gif, afterColours(gif), frames));
    }

    private void assertRefused(Reason reason, byte[] file) {
        assertThatThrownBy(() -> intake.admit("a.gif", "image/gif", file))
                .isInstanceOfSatisfying(
                        ImageRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static int afterColours(byte[] gif) {
        return 13 + ((gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1));
    }
}
