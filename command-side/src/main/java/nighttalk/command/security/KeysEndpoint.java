package nighttalk.command.security;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys that access tokens can be verified with, as a JWK set. */
@RestController
class KeysEndpoint {

    private final SigningKeys keys;

    KeysEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("${nighttalk.api.prefix:/api}/auth/keys")
    Map<String, Object> keys() {
        return keys.published().toJSONObject();
    }
}
