package nighttalk.command.moderation;

import nighttalk.command.comment.FindComment;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.event.CommentId;
import org.springframework.stereotype.Component;

/** The way in for decisions about posts and comments, whoever makes them. */
@Component
public class Decisions {

    private final Commands commands;

    Decisions(Commands commands) {
        this.commands = commands;
    }

    /**
     * Sends it once it is clear that the comment is there; that the post is, is held where the events are appended.
     *
     * @throws nighttalk.command.post.PostNotFound if there is no such post
     * @throws nighttalk.command.comment.CommentNotFound if there is no such comment under the post
     */
    public void send(ModerationCommand command, Actor actor) {
        CommentId comment = command.content().comment();
        if (comment != null) {
            commands.send(new FindComment(comment, command.content().post()), actor);
        }
        commands.send(command, actor);
    }
}
