package nighttalk.command.account.changeprofile;

import java.util.Objects;
import nighttalk.command.account.Nickname;
import nighttalk.command.account.Profile;
import nighttalk.command.account.User;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.form.Fields;
import nighttalk.command.media.ImageTexts;
import nighttalk.command.media.Pictures;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.platform.media.MediaPath;
import nighttalk.platform.security.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Change of nickname and picture. */
@RestController
class ChangeProfileEndpoint {

    private final Commands commands;
    private final Pictures pictures;

    ChangeProfileEndpoint(Commands commands, Pictures pictures) {
        this.commands = commands;
        this.pictures = pictures;
    }

    /** The answer, as the page stores it. */
    record Changed(boolean success, User user) {}

    @Throttled(Act.PROFILE)
    @PutMapping("${nighttalk.api.prefix:/api}/auth/profile")
    Changed changeProfile(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable String nickname,
            @RequestParam(name = "profile_image", required = false) @Nullable MultipartFile picture) {
        AccountId account = AccessToken.of(token).account();
        Nickname newNickname = new Nickname(Fields.required("nickname", nickname));
        NicknameIsShort.check(newNickname);
        @Nullable String path = pictures.storeIfGiven(Fields.file(picture), MediaPath.Folder.PROFILES, ImageTexts.PROFILE);
        Profile profile = pictures.discardIfRefused(
                path,
                () -> Objects.requireNonNull(
                        commands.<Profile>send(new ChangeProfile(account, newNickname, path), Actor.member(account))));
        return new Changed(true, User.of(profile));
    }
}
