package nighttalk.platform.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImageFormatTest {

    @Test
    void an_extension_tells_the_format_in_any_letter_case() {
        assertThat(ImageFormat.ofExtension("JPEG")).contains(ImageFormat.JPEG);
        assertThat(ImageFormat.ofExtension("jpg")).contains(ImageFormat.JPEG);
        assertThat(ImageFormat.ofExtension("WebP")).contains(ImageFormat.WEBP);
        assertThat(ImageFormat.ofExtension("svg")).isEmpty();
        assertThat(ImageFormat.ofExtension("")).isEmpty();
    }

    @Test
    void a_media_type_tells_the_format() {
        assertThat(ImageFormat.ofMediaType("image/GIF")).contains(ImageFormat.GIF);
        assertThat(ImageFormat.ofMediaType("image/svg+xml")).isEmpty();
    }

    @Test
    void the_first_bytes_tell_the_format() {
        assertThat(ImageFormat.ofContent(latin1("\u00ff\u00d8\u00ff\u00e0"))).contains(ImageFormat.JPEG);
        assertThat(ImageFormat.ofContent(latin1("\u0089PNG\r\n\u001a\n"))).contains(ImageFormat.PNG);
        assertThat(ImageFormat.ofContent(latin1("GIF87a"))).contains(ImageFormat.GIF);
        assertThat(ImageFormat.ofContent(latin1("GIF89a..."))).contains(ImageFormat.GIF);
        assertThat(ImageFormat.ofContent(latin1("RIFF1234WEBPVP8 "))).contains(ImageFormat.WEBP);
    }

    @Test
    void other_first_bytes_tell_none() {
        assertThat(ImageFormat.ofContent(latin1(""))).isEmpty();
        assertThat(ImageFormat.ofContent(latin1("<html>"))).isEmpty();
        assertThat(ImageFormat.ofContent(latin1("RIFF1234WAVEfmt "))).isEmpty();
        assertThat(ImageFormat.ofContent(latin1("GIF88a"))).isEmpty();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
