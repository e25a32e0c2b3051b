package nighttalk.command.moderation.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.moderation.Decisions;
import nighttalk.command.moderation.judge.JudgeContent;
import nighttalk.command.post.PostNotFound;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Verdict;
import nighttalk.event.ModerationId;
import nighttalk.platform.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes verdicts of the external service, each once. */
@Component
@Conditional(WebhookAttached.class)
class Verdicts {

    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,17}");
    private static final int MOST_CHARACTERS = 500;

    private final JudgedTexts texts;
    private final TakenVerdicts taken;
    private final Decisions decisions;
    private final JsonMapper json;

    Verdicts(JudgedTexts texts, TakenVerdicts taken, Decisions decisions, JsonMapper json) {
        this.texts = texts;
        this.taken = taken;
        this.decisions = decisions;
        this.json = json;
    }

    /**
     * What the service sends.
     *
     * @param eventId of the text that it judged
     * @param verdict safe, review or hidden
     */
    record Sent(
            @JsonProperty("event_id") @Nullable String eventId,
            @Nullable String verdict,
            @Nullable String reason) {}

    /**
     * Takes one.
     *
     * @param id the service's name for it
     * @throws Refused if it can't be read, or is about nothing that is there
     */
    void take(String id, byte[] body) {
        if (taken.include(id)) {
            return;
        }
        Sent sent = read(body);
        String event = sent.eventId();
        Verdict verdict = verdict(sent.verdict());
        if (event == null || !POSITION.matcher(event).matches()) {
            throw unreadable();
        }
        long position = Long.parseLong(event);
        ContentId content = texts.at(position).orElseThrow(PostNotFound::new);
        try {
            decisions.send(
                    new JudgeContent(ModerationId.of(content), content, verdict, id, position, bounded(sent.reason())),
                    Actor.system("moderation-service"));
        } catch (TakenVerdicts.AlreadyTaken e) {
            // The same verdict is being answered by another request.
        }
    }

    private Sent read(byte[] body) {
        try {
            Sent sent = json.readValue(body, Sent.class);
            if (sent != null) {
                return sent;
            }
        } catch (JacksonException e) {
            // told below
        }
        throw unreadable();
    }

    private static Verdict verdict(@Nullable String name) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(Verdicts::unreadable);
    }

    private static String bounded(@Nullable String reason) {
        String text = reason == null ? "" : reason.strip();
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS));
    }

    private static Refused unreadable() {
        return new Refused(Refused.Kind.UNREADABLE, "verdict-unreadable", "판정을 읽을 수 없습니다.");
    }
}
