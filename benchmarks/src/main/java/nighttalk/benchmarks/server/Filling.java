package nighttalk.benchmarks.server;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nighttalk.command.account.Email;
import nighttalk.command.account.Nickname;
import nighttalk.command.account.PasswordHash;
import nighttalk.command.account.register.RegisterAccount;
import nighttalk.command.comment.CommentText;
import nighttalk.command.comment.add.AddComment;
import nighttalk.command.dispatch.Actor;
import nighttalk.command.dispatch.Commands;
import nighttalk.command.post.Content;
import nighttalk.command.post.Title;
import nighttalk.command.post.create.CreatePost;
import nighttalk.command.security.TokenIssuer;
import nighttalk.event.AccountId;
import nighttalk.event.CommentId;
import nighttalk.event.PostId;
import nighttalk.platform.security.SessionId;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Members, posts and comments in numbers, by the commands that HTTP requests would send. Only password hashing is left
 * out, which would take minutes for thousands of people.
 */
@RestController
class Filling {

    private final Commands commands;
    private final TokenIssuer tokens;
    private final List<AccountId> members = new CopyOnWriteArrayList<>();

    Filling(Commands commands, TokenIssuer tokens) {
        this.commands = commands;
        this.tokens = tokens;
    }

    /** Somebody, and the token they come with. */
    record Member(String id, String token) {}

    /** Those who have been registered, for callers within this process. */
    List<AccountId> members() {
        return members;
    }

    @PostMapping("/internal/bench/members")
    List<Member> members(@RequestParam int count) {
        int known = members.size();
        String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        List<AccountId> fresh = Crowd.each(count, i -> register(run + "-" + (known + i)));
        members.addAll(fresh);
        return fresh.stream()
                .map(account -> new Member(account.text(), tokens.issue(account, 0, SessionId.next())))
                .toList();
    }

    private AccountId register(String name) {
        AccountId account = AccountId.next();
        commands.send(
                new RegisterAccount(
                        account,
                        new Email(name + "@example.com"),
                        new Nickname("올빼미" + name),
                        null,
                        new PasswordHash("{none}"),
                        Instant.now()),
                Actor.member(account));
        return account;
    }

    @PostMapping("/internal/bench/posts")
    List<String> posts(@RequestParam int count) {
        return Crowd.each(count, i -> write(members.get(i % members.size())).text());
    }

    PostId write(AccountId author) {
        PostId post = PostId.next();
        commands.send(
                new CreatePost(post, author, new Title(Texts.TITLE), new Content(Texts.CONTENT), null, Instant.now()),
                Actor.member(author));
        return post;
    }

    /** Comments under each of the posts. */
    @PostMapping("/internal/bench/comments")
    int comments(@RequestParam int each, @RequestBody List<String> posts) {
        return Crowd.each(posts.size() * each, i -> comment(PostId.of(posts.get(i / each)), i))
                .size();
    }

    private CommentId comment(PostId post, int number) {
        AccountId writer = members.get(number % members.size());
        CommentId comment = CommentId.next();
        commands.send(
                new AddComment(comment, post, writer, new CommentText(Texts.COMMENT), Instant.now()),
                Actor.member(writer));
        return comment;
    }
}
