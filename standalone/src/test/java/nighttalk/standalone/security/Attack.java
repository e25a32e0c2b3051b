package nighttalk.standalone.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that nobody sends who means well, put together from an {@link Operation} by chance. */
final class Attack {

    private static final Pattern NAME = Pattern.compile("\\{[^}]+}");
    private static final List<String> BOUNDARIES = List.of("XyZ", "XyZ", "XyZ", "\"X\r\nY\"", "", "x".repeat(3_000));

    private final Random random;
    private final Hostile hostile;

    Attack(Random random) {
        this.random = random;
        this.hostile = new Hostile(random);
    }

    /**
     * The bytes.
     *
     * @param known identifiers of things that are there
     */
    byte[] on(Operation operation, String token, List<String> known) {
        String type;
        byte[] body;
        if (chance(12)) {
            type = hostile.one(
                    List.of("text/plain", "application/xml", "application/json", "multipart/form-data", "x"));
            body = hostile.noise(300);
        } else if (operation.takesForm() || (operation.json().isEmpty() && chance(2))) {
            String boundary = hostile.one(BOUNDARIES);
            type = "multipart/form-data; boundary=" + boundary;
            body = form(operation.form(), boundary);
        } else {
            type = "application/json" + (chance(10) ? "; charset=" + hostile.one(List.of("x", "utf-7", "utf-16")) : "");
            body = operation.method().equals("GET") ? new byte[0] : hostile.json(operation.json());
        }
        return Hostile.with(head(operation, token, known, type, body.length).getBytes(UTF_8), body);
    }

    private String head(Operation operation, String token, List<String> known, String type, int length) {
        StringBuilder head = new StringBuilder(operation.method())
                .append(' ')
                .append(target(operation, known))
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        if (!chance(8)) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (chance(4)) {
            head.append(hostile.one(List.of(
                            "NightTalk-Position",
                            "Cookie",
                            "X-Forwarded-For",
                            "X-Forwarded-Host",
                            "Range",
                            "If-None-Match",
                            "Accept",
                            "Accept-Language",
                            "User-Agent",
                            "Authorization",
                            "traceparent")))
                    .append(": ")
                    .append(printable(hostile.text()))
                    .append("\r\n");
        }
        if (length > 0) {
            head.append("Content-Type: ")
                    .append(type.replace("\r\n", ""))
                    .append("\r\nContent-Length: ")
                    .append(length)
                    .append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private String target(Operation operation, List<String> known) {
        StringBuilder target = new StringBuilder();
        Matcher name = NAME.matcher(operation.path());
        while (name.find()) {
            name.appendReplacement(target, Matcher.quoteReplacement(segment(known)));
        }
        name.appendTail(target);
        char before = '?';
        for (String parameter : operation.query()) {
            if (!chance(3)) {
                target.append(before)
                        .append(parameter)
                        .append('=')
                        .append(chance(4) ? hostile.noTextEncoded() : encoded(hostile.text()));
                before = '&';
            }
        }
        return target.toString();
    }

    private String segment(List<String> known) {
        if (!chance(3)) {
            return encoded(hostile.one(known));
        }
        return chance(6) ? hostile.noTextEncoded() : encoded(hostile.text());
    }

    private String encoded(String value) {
        String some = value.substring(0, Math.min(value.length(), 300));
        return chance(10)
                ? some.replaceAll("[\\p{Cntrl} ]", "%20") // not encoded at all, as far as a line allows it
                : URLEncoder.encode(some, UTF_8).replace("+", "%20");
    }

    private static String printable(String value) {
        return new String(
                value.substring(0, Math.min(value.length(), 4_000))
                        .replaceAll("[\r\n]", " ")
                        .getBytes(UTF_8),
                ISO_8859_1);
    }

    private byte[] form(List<String> fields, String boundary) {
        byte[] form = new byte[0];
        for (String field : fields) {
            if (chance(8)) {
                continue;
            }
            boolean file = field.contains("image") || chance(10);
            form = Hostile.with(
                    form,
                    ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"").getBytes(UTF_8),
                    file ? fileHead() : new byte[0],
                    "\r\n\r\n".getBytes(UTF_8),
                    file ? hostile.file() : value(field),
                    "\r\n".getBytes(UTF_8));
        }
        return chance(12) ? form : Hostile.with(form, ("--" + boundary + "--\r\n").getBytes(UTF_8));
    }

    private byte[] fileHead() {
        String type = hostile.one(List.of("image/png", "image/png", "text/html", "x"));
        return Hostile.with(
                "; filename=\"".getBytes(UTF_8), hostile.fileName(), ("\"\r\nContent-Type: " + type).getBytes(UTF_8));
    }

    /** Now and then what passes the first checks, so that the rest is reached too. */
    private byte[] value(String field) {
        if (chance(2)) {
            return chance(4) ? hostile.noText() : hostile.text().getBytes(UTF_8);
        }
        String good = field.contains("password")
                ? "Moon!2026night"
                : field.equals("email") ? random.nextInt() + "@night.kr" : "밤";
        return good.getBytes(UTF_8);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
