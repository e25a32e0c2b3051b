package nighttalk.standalone.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nighttalk.standalone.harness.Answer;
import nighttalk.standalone.harness.Api;
import nighttalk.standalone.harness.Pictures;
import nighttalk.standalone.harness.UploadedFile;

/** Pictures that are a page, a script or an archive as well, to whoever looks at them so. */
final class Polyglots {

    private static final Pattern PATH = Pattern.compile("\"(?:profile_)?image_path\":\"([^\"]+)\"");
    private static final Pattern TYPE = Pattern.compile("image/(jpeg|png|gif|webp)");

    private static final List<String> APPENDED = List.of(
            "<html><body><script>alert(1)</script></body></html>",
            "<?php system($_GET['x']); ?>",
            "PK\u0003\u0004archive alert(1)",
            "*/=1;alert(1)//");

    private final Api api;

    Polyglots(Api api) {
        this.api = api;
    }

    /** Whole pictures with something behind them. */
    static List<UploadedFile> of(Pictures.Format format) {
        UploadedFile picture = Pictures.of(format);
        return Stream.concat(APPENDED.stream(), Stream.of("<script>alert(1)</script>".repeat(10_000)))
                .map(more -> picture.holding(Hostile.with(picture.bytes(), more.getBytes(UTF_8))))
                .toList();
    }

    /** Fetches what an answer says is a picture now, and says how many there were. */
    int areServedAsPictures(String answer) {
        int pictures = 0;
        for (Matcher path = PATH.matcher(answer); path.find(); pictures++) {
            Answer picture = api.get("/" + path.group(1)).send();
            if (picture.status() == 404) {
                continue; // deleted meanwhile, as another round wanted
            }
            assertThat(picture.status()).as("%s", path.group(1)).isEqualTo(200);
            assertThat(picture.header("Content-Type"))
                    .as("type of %s", path.group(1))
                    .matches(TYPE);
            assertThat(picture.header("X-Content-Type-Options").toLowerCase(Locale.ROOT))
                    .isEqualTo("nosniff");
            assertThat(picture.header("Content-Security-Policy")).contains("sandbox");
            assertThat(new String(picture.bytes(), ISO_8859_1))
                    .as("what was behind the picture %s", path.group(1))
                    .doesNotContain("alert(1)", "<script", "<?php", "PK\u0003\u0004");
        }
        return pictures;
    }
}
