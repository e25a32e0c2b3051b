package nighttalk.standalone.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A form of text fields and files. Line breaks go out as CRLF, as the HTML standard has it. */
public final class Form {

    private static final String BOUNDARY = "----NightTalkBoundary7MA4YWxkTrZu0gW";
    static final String MULTIPART_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private final List<Map.Entry<String, UploadedFile>> files = new ArrayList<>();

    private Form() {}

    /** A form without fields. */
    public static Form empty() {
        return new Form();
    }

    /** A form of one field. */
    public static Form of(String name, String value) {
        return new Form().and(name, value);
    }

    /** One more field. */
    public Form and(String name, String value) {
        fields.add(Map.entry(name, value.replaceAll("\r\n|\r|\n", "\r\n")));
        return this;
    }

    /** One more file. */
    public Form file(String name, UploadedFile file) {
        files.add(Map.entry(name, file));
        return this;
    }

    /** The same form without the fields and files of one name. */
    public Form without(String name) {
        fields.removeIf(field -> field.getKey().equals(name));
        files.removeIf(file -> file.getKey().equals(name));
        return this;
    }

    /** The same form with another value of one field. */
    public Form with(String name, String value) {
        return without(name).and(name, value);
    }

    byte[] multipart() {
        var out = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields) {
            write(out, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n");
            write(out, field.getValue() + "\r\n");
        }
        for (Map.Entry<String, UploadedFile> part : files) {
            UploadedFile file = part.getValue();
            write(out, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\"");
            write(out, "; filename=\"" + file.name().replace("\"", "%22") + "\"\r\n");
            write(out, "Content-Type: " + file.type() + "\r\n\r\n");
            out.writeBytes(file.bytes());
            write(out, "\r\n");
        }
        write(out, "--" + BOUNDARY + "--\r\n");
        return out.toByteArray();
    }

    String urlencoded() {
        if (!files.isEmpty()) {
            throw new IllegalStateException("an urlencoded form holds no files");
        }
        return fields.stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(UTF_8));
    }
}
