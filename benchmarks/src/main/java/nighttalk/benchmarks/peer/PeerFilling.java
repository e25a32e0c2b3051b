package nighttalk.benchmarks.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nighttalk.benchmarks.server.Crowd;
import nighttalk.benchmarks.server.Texts;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Members, posts and comments in numbers, as NightTalk gets them. */
@RestController
class PeerFilling {

    private static final Duration LIFETIME = Duration.ofDays(1);

    private final Users users;
    private final PostService service;
    private final JwtEncoder tokens;

    PeerFilling(Users users, PostService service, JwtEncoder tokens) {
        this.users = users;
        this.service = service;
        this.tokens = tokens;
    }

    record Member(String id, String token) {}

    @PostMapping("/internal/bench/members")
    List<Member> members(@RequestParam int count) {
        String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        return Crowd.each(count, i -> register(run + "-" + i));
    }

    private Member register(String name) {
        String id = users.save(new User(name + "@example.com", "올빼미" + name)).id().toString();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(id)
                .expiresAt(Instant.now().plus(LIFETIME))
                .build();
        return new Member(
                id,
                tokens.encode(JwtEncoderParameters.from(
                                JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                        .getTokenValue());
    }

    @PostMapping("/internal/bench/posts")
    List<String> posts(@RequestParam int count) {
        List<Long> authors = users.findAll().stream().map(User::id).toList();
        return Crowd.each(
                count,
                i -> service.create(authors.get(i % authors.size()), Texts.TITLE, Texts.CONTENT)
                        .post()
                        .id());
    }

    @PostMapping("/internal/bench/comments")
    int comments(@RequestParam int each, @RequestBody List<String> posts) {
        List<Long> writers = users.findAll().stream().map(User::id).toList();
        return Crowd.each(
                        posts.size() * each,
                        i -> service.comment(
                                Long.parseLong(posts.get(i / each)), writers.get(i % writers.size()), Texts.COMMENT))
                .size();
    }
}
