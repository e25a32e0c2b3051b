package nighttalk.command.moderation.judge;

import nighttalk.command.moderation.ModerationCommand;
import nighttalk.event.ContentId;
import nighttalk.event.ModerationEvent.Verdict;
import nighttalk.event.ModerationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Take note of what the attached service thinks of a text, and do what follows.
 *
 * @param verdictId the service's name for it; one that is sent twice counts once
 * @param about log position of the event whose text was judged
 */
public record JudgeContent(
        @TargetAggregateIdentifier ModerationId moderation,
        ContentId content,
        Verdict verdict,
        String verdictId,
        long about,
        String reason)
        implements ModerationCommand {}
