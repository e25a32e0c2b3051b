package nighttalk.command.post;

import com.fasterxml.jackson.annotation.JsonProperty;
import nighttalk.event.Personal;
import nighttalk.platform.web.KoreanTime;
import org.jspecify.annotations.Nullable;

/** A post as the pages know it. */
public record PostView(
        String id,
        String title,
        String content,
        @JsonProperty("image_path") @Nullable String imagePath,
        long likes,
        long views,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("user_id") String userId) {

    /** As JSON shows it. */
    public static PostView of(WrittenPost post, PostTally.Counts counts) {
        return new PostView(
                post.post().text(),
                post.title().text(),
                post.content().text(),
                Personal.textOf(post.image()),
                counts.likes(),
                counts.views(),
                KoreanTime.of(post.createdAt()),
                post.author().text());
    }
}
