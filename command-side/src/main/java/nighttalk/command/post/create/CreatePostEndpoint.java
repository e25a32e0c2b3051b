package nighttalk.command.post.create;

import java.time.Clock;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.form.Fields;
import nighttalk.command.media.ImageTexts;
import nighttalk.command.media.Pictures;
import nighttalk.command.post.Content;
import nighttalk.command.post.PostTally;
import nighttalk.command.post.PostView;
import nighttalk.command.post.Title;
import nighttalk.command.post.WrittenPost;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.event.Personal;
import nighttalk.event.PostId;
import nighttalk.platform.media.MediaPath;
import nighttalk.platform.security.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Writing a post. */
@RestController
class CreatePostEndpoint {

    private final Commands commands;
    private final Pictures pictures;
    private final Clock clock;

    CreatePostEndpoint(Commands commands, Pictures pictures, Clock clock) {
        this.commands = commands;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** The answer; the page goes on to the post. */
    record Created(boolean success, String message, PostView post) {}

    @Throttled(Act.POST)
    @PostMapping("${nighttalk.api.prefix:/api}/posts")
    Created create(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String content,
            @RequestParam(name = "image_file", required = false) @Nullable MultipartFile image) {
        AccountId author = AccessToken.of(token).account();
        String givenTitle = Fields.required("title", title);
        String givenContent = Fields.required("content", content);
        Title newTitle = new Title(givenTitle);
        Content newContent = new Content(givenContent);
        @Nullable String path = pictures.storeIfGiven(Fields.file(image), MediaPath.Folder.POSTS, ImageTexts.NEW_POST);
        CreatePost command = new CreatePost(PostId.next(), author, newTitle, newContent, path, clock.instant());
        pictures.discardIfRefused(path, () -> commands.send(command, Actor.member(author)));
        WrittenPost written = new WrittenPost(
                command.post(),
                author,
                Personal.of(newTitle.text()),
                Personal.of(newContent.text()),
                Personal.ofNullable(path),
                command.at());
        return new Created(true, "게시글이 등록되었습니다.", PostView.of(written, PostTally.Counts.NONE));
    }
}
