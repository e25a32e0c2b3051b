package nighttalk.command.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nighttalk.platform.console.ConsoleToken;
import nighttalk.platform.database.MissingSetting;
import nighttalk.platform.security.TokenDecoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/** A new key is put first, and the former one stays until its last token has expired. */
class TokenKeyRotationTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void a_token_of_the_former_key_is_good_until_that_key_is_taken_out() throws IOException {
        SigningKeys former = SigningKeys.in(folder);
        String before = token(former);
        SigningKeys fresh = SigningKeys.in(elsewhere);

        SigningKeys both = written(List.of(fresh, former));
        String after = token(both);

        assertThat(verified(both, before).getSubject()).isEqualTo("mina");
        assertThat(verified(both, after).getSubject()).isEqualTo("mina");
        assertThat(verified(both, before).getHeaders())
                .containsEntry("kid", former.signing().getKeyID());
        assertThat(verified(both, after).getHeaders())
                .containsEntry("kid", fresh.signing().getKeyID());
        assertThat(verified(fresh, after).getSubject())
                .as("by whoever has read the new key only")
                .isEqualTo("mina");
        assertThat(both.published().toString()).doesNotContain("\"d\"");

        SigningKeys alone = written(List.of(fresh));
        assertThatThrownBy(() -> verified(alone, before)).isInstanceOf(JwtException.class);
        assertThat(verified(alone, after).getSubject()).isEqualTo("mina");
    }

    @Test
    void what_is_no_set_of_private_keys_is_refused_at_the_start() throws IOException {
        SigningKeys keys = SigningKeys.in(elsewhere);
        for (String text : List.of("", "{}", "{\"keys\":[]}", keys.published().toString())) {
            Files.writeString(folder.resolve("token-keys.json"), text);
            assertThatThrownBy(() -> SigningKeys.in(folder)).isInstanceOf(MissingSetting.class);
        }
    }

    private static String token(SigningKeys keys) {
        TokenSigner signer = new TokenSigner(keys, Clock.systemUTC());
        return signer.sign(signer.claims(ConsoleToken.ISSUER, "mina", Duration.ofMinutes(30)));
    }

    private static Jwt verified(SigningKeys keys, String token) {
        return TokenDecoders.ofConsole(new ImmutableJWKSet<>(keys.published())).decode(token);
    }

    /** Writes the file as an operator does, and reads it as the next start does. */
    private SigningKeys written(List<SigningKeys> keys) throws IOException {
        JWKSet set = new JWKSet(keys.stream().map(SigningKeys::signing).toList());
        Files.writeString(folder.resolve("token-keys.json"), set.toString(false));
        return SigningKeys.in(folder);
    }
}
