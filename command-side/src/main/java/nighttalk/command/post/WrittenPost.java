package nighttalk.command.post;

import java.time.Instant;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import nighttalk.event.PostId;
import org.jspecify.annotations.Nullable;

/** A post as it stands after a command. */
public record WrittenPost(
        PostId post,
        AccountId author,
        Personal title,
        Personal content,
        @Nullable Personal image,
        Instant createdAt) {}
