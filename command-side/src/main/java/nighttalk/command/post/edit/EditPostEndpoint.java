package nighttalk.command.post.edit;

import java.util.Objects;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.form.Fields;
import nighttalk.command.media.ImageTexts;
import nighttalk.command.media.Pictures;
import nighttalk.command.post.Content;
import nighttalk.command.post.PostNotFound;
import nighttalk.command.post.PostTally;
import nighttalk.command.post.PostView;
import nighttalk.command.post.Title;
import nighttalk.command.post.WrittenPost;
import nighttalk.command.post.countviews.PendingViews;
import nighttalk.command.throttle.Act;
import nighttalk.command.throttle.Throttled;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import nighttalk.platform.media.MediaPath;
import nighttalk.platform.security.AccessToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Editing a post. */
@RestController
class EditPostEndpoint {

    private final Commands commands;
    private final Pictures pictures;
    private final PostTally tally;
    private final PendingViews pendingViews;

    EditPostEndpoint(Commands commands, Pictures pictures, PostTally tally, PendingViews pendingViews) {
        this.commands = commands;
        this.pictures = pictures;
        this.tally = tally;
        this.pendingViews = pendingViews;
    }

    /** The answer, with the whole post. */
    record Edited(boolean success, String message, PostView post) {}

    @Throttled(Act.EDIT)
    @PutMapping("${nighttalk.api.prefix:/api}/posts/{id}")
    Edited edit(
            @AuthenticationPrincipal Jwt token,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable String content,
            @RequestParam(name = "image_file", required = false) @Nullable MultipartFile image) {
        AccountId by = AccessToken.of(token).account();
        String givenTitle = Fields.required("title", title);
        String givenContent = Fields.required("content", content);
        Title newTitle = new Title(givenTitle);
        Content newContent = new Content(givenContent);
        PostId post = PostNotFound.idOf(id);
        @Nullable MultipartFile picture = Fields.file(image);
        if (picture != null) {
            commands.send(new BeginToEditPost(post, by), Actor.member(by));
        }
        @Nullable String path = pictures.storeIfGiven(picture, MediaPath.Folder.POSTS, ImageTexts.EDITED_POST);
        WrittenPost written = pictures.discardIfRefused(
                path,
                () -> Objects.requireNonNull(commands.<WrittenPost>send(
                        new EditPost(post, newTitle, newContent, path, by), Actor.member(by))));
        pendingViews.fetch();
        return new Edited(
                true, "게시글이 수정되었습니다.", PostView.of(written, tally.of(post).orElseThrow(PostNotFound::new)));
    }
}
