package nighttalk.command.moderation.webhook;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is an external service; without one nothing follows the log for it, and nobody's verdict counts. */
final class WebhookAttached implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment()
                .getProperty("nighttalk.moderation.webhook.url", "")
                .isBlank();
    }
}
