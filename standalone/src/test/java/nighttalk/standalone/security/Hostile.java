package nighttalk.standalone.security;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import nighttalk.standalone.harness.Pictures;
import tools.jackson.databind.json.JsonMapper;

/** What nobody means well with. */
final class Hostile {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "'; DROP TABLE event; --",
            "\" OR \"\"=\"",
            "1 UNION SELECT password_hash FROM credential",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "{{7*7}}${7*7}#{7*7}%{7*7}",
            "${jndi:ldap://127.0.0.1:1/x}",
            "%s%s%s%n",
            "../../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "..\\..\\windows\\win.ini",
            "file:///etc/passwd",
            "x\r\nSet-Cookie: broken=1",
            "x%0d%0aSet-Cookie:%20broken=1",
            "\u202Egnp.exe",
            "\u2066a\u2069\u200B\uFEFF",
            "раураl",
            "＜script＞",
            "😀".repeat(300),
            "가".repeat(70_000),
            "-1",
            "0",
            "99999999999999999999999999",
            "9223372036854775808",
            "1e309",
            "NaN",
            "true",
            "null",
            "[]",
            "{}",
            "0000000000000",
            "ZZZZZZZZZZZZZ",
            "0ABCDEFGHJKMN");

    /** Halves of a character, in JSON's own writing, which no text of Java could be written to bytes with. */
    private static final List<String> HALVES = List.of(
            "\"\\ud800\"", "\"밤\\udfff\"", "\"\\udc00\\ud800\"", "\"\\uD83E\\u0041\"", "\"\\ud83e\\udd89\\ud83e\"");

    /** No UTF-8: a lone surrogate, a slash written too long, what begins nothing, a broken end, beyond Unicode. */
    private static final List<String> NO_TEXT =
            List.of("ED A0 80", "C0 AF", "FF", "E2 82", "F4 90 80 80", "61 ED BF BF 62", "80");

    private static final List<String> FILE_NAMES = List.of(
            "a.png",
            "../../a.png",
            "..\\a.png",
            "/etc/passwd",
            "a.png\u0000.jsp",
            "a.jsp",
            "a.svg",
            "a.php.png",
            "CON.png",
            ".png",
            "",
            "a".repeat(5_000) + ".png",
            "a\"; filename=\"b.png",
            "\u202Egnp.a",
            "<script>.png");

    /** Small to send and large to look at. */
    private static final byte[] BOMB = Pictures.bomb(12_000).bytes();

    private final Random random;

    Hostile(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return one(TEXTS);
    }

    byte[] fileName() {
        return random.nextInt(6) == 0
                ? with(noText(), ".png".getBytes(UTF_8))
                : one(FILE_NAMES).getBytes(UTF_8);
    }

    /** Bytes that are no text. */
    byte[] noText() {
        return HexFormat.ofDelimiter(" ").parseHex(one(NO_TEXT));
    }

    /** The same, as a part of an address. */
    String noTextEncoded() {
        return "%" + one(NO_TEXT).replace(' ', '%');
    }

    byte[] file() {
        byte[] png = Pictures.png().bytes();
        return switch (random.nextInt(8)) {
            case 0 -> png;
            case 1 -> with(png, "<script>alert(1)</script>".getBytes(UTF_8));
            case 2 -> with("<html><script>alert(1)</script>".getBytes(UTF_8), png);
            case 3 -> "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8);
            case 4 -> Arrays.copyOf(png, png.length / 2);
            case 5 -> BOMB.clone();
            case 6 -> with("GIF89a/*".getBytes(UTF_8), "*/=1;alert(1)".getBytes(UTF_8));
            default -> noise(2_000);
        };
    }

    /** JSON, nearly. */
    byte[] json(List<String> fields) {
        return switch (random.nextInt(12)) {
            case 0 -> "[".repeat(100_000).getBytes(UTF_8);
            case 1 -> ("{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)).getBytes(UTF_8);
            case 2 ->
                ("{\"" + (fields.isEmpty() ? "x" : one(fields)) + "\":" + "9".repeat(50_000) + "}").getBytes(UTF_8);
            case 3 -> "{\"a\":1}".getBytes(UTF_16);
            case 4 -> noise(500);
            case 5 -> "[1,2".getBytes(UTF_8);
            case 6 ->
                with(
                        ("{\"" + (fields.isEmpty() ? "x" : one(fields)) + "\":\"").getBytes(UTF_8),
                        noText(),
                        "\"}".getBytes(UTF_8));
            default -> object(fields).getBytes(UTF_8);
        };
    }

    private String object(List<String> fields) {
        StringBuilder json = new StringBuilder("{");
        for (String field : fields) {
            json.append(json.length() == 1 ? "" : ",")
                    .append('"')
                    .append(field)
                    .append("\":")
                    .append(value());
        }
        return json.append('}').toString();
    }

    private String value() {
        return switch (random.nextInt(8)) {
            case 0 -> "null";
            case 1 -> "{\"a\":[1]}";
            case 2 -> "1e400";
            case 3 -> "true";
            case 4, 5 -> one(HALVES);
            default -> JsonMapper.shared().writeValueAsString(text());
        };
    }

    byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] with(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
