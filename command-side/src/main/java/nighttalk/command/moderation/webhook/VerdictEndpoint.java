package nighttalk.command.moderation.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where the external service says what it thinks. Nobody without its secret is heard. */
@RestController
@Conditional(WebhookAttached.class)
class VerdictEndpoint {

    private static final int LARGEST = 16 * 1024;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final WebhookSignature signature;
    private final Verdicts verdicts;
    private final Duration window;
    private final Clock clock;

    VerdictEndpoint(WebhookSignature signature, Verdicts verdicts, WebhookSettings settings, Clock clock) {
        this.signature = signature;
        this.verdicts = verdicts;
        this.window = settings.window();
        this.clock = clock;
    }

    /** The answer, the same for the second time. */
    record Taken(boolean success) {}

    @PostMapping("${nighttalk.api.prefix:/api}/moderation/verdicts")
    Taken take(
            @RequestHeader(name = WebhookSignature.ID, required = false) @Nullable String id,
            @RequestHeader(name = WebhookSignature.TIMESTAMP, required = false) @Nullable String timestamp,
            @RequestHeader(name = WebhookSignature.SIGNATURE, required = false) @Nullable String signatures,
            InputStream request)
            throws IOException {
        byte[] body = request.readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Refused(Refused.Kind.TOO_LARGE, "too-large", "판정이 너무 깁니다.");
        }
        if (id == null
                || timestamp == null
                || signatures == null
                || !ID.matcher(id).matches()
                || !SECONDS.matcher(timestamp).matches()
                || !signature.verifies(id, Long.parseLong(timestamp), body, signatures)) {
            throw new Refused(Refused.Kind.NOT_AUTHENTICATED, "verdict-signature", "서명이 올바르지 않습니다.");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        if (age.abs().compareTo(window) > 0) {
            throw new Refused(Refused.Kind.NOT_AUTHENTICATED, "verdict-time", "서명된 시각이 허용 범위를 벗어났습니다.");
        }
        verdicts.take(id, body);
        return new Taken(true);
    }
}
