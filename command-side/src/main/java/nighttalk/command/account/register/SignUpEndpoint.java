package nighttalk.command.account.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import nighttalk.command.account.Email;
import nighttalk.command.account.NewPassword;
import nighttalk.command.account.Nickname;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.form.Fields;
import nighttalk.command.media.ImageTexts;
import nighttalk.command.media.Pictures;
import nighttalk.command.security.Passwords;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.platform.media.MediaPath;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Sign-up. */
@RestController
class SignUpEndpoint {

    private final Commands commands;
    private final Passwords passwords;
    private final Pictures pictures;
    private final Clock clock;

    SignUpEndpoint(Commands commands, Passwords passwords, Pictures pictures, Clock clock) {
        this.commands = commands;
        this.passwords = passwords;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** The answer, as the pages know it. */
    record SignedUp(
            boolean success,
            String message,
            String email,
            String nickname,
            @JsonProperty("profile_image_path") String profileImagePath) {}

    @Throttled(Act.SIGN_UP)
    @PostMapping("${nighttalk.api.prefix:/api}/auth/signup")
    SignedUp signUp(
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String password,
            @RequestParam(name = "password_confirm", required = false) @Nullable String confirmation,
            @RequestParam(required = false) @Nullable String nickname,
            @RequestParam(name = "profile_image", required = false) @Nullable MultipartFile picture) {
        String givenEmail = Fields.required("email", email);
        String givenPassword = Fields.required("password", password);
        String givenConfirmation = Fields.required("password_confirm", confirmation);
        String givenNickname = Fields.required("nickname", nickname);
        MultipartFile givenPicture = Fields.requiredFile("profile_image", picture);

        Email newEmail = new Email(givenEmail);
        NewPassword newPassword = new NewPassword(givenPassword, givenConfirmation);
        Nickname newNickname = new Nickname(givenNickname);
        AccountId account = AccountId.next();
        String path = pictures.store(givenPicture, MediaPath.Folder.PROFILES, ImageTexts.PROFILE);
        pictures.discardIfRefused(
                path,
                () -> commands.send(
                        new RegisterAccount(
                                account, newEmail, newNickname, path, passwords.hash(newPassword), clock.instant()),
                        Actor.member(account)));
        return new SignedUp(true, "회원가입 성공", newEmail.text(), newNickname.text(), path);
    }
}
