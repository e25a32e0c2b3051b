package nighttalk.command.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import nighttalk.event.Personal;
import org.jspecify.annotations.Nullable;

/** A person as the pages know them. */
public record User(
        String id,
        String email,
        String nickname,
        @JsonProperty("profile_image_path") @Nullable String profileImagePath) {

    /** As JSON shows it. */
    public static User of(Profile profile) {
        return new User(
                profile.account().text(),
                profile.email().text(),
                profile.nickname().text(),
                Personal.textOf(profile.picture()));
    }
}
