package nighttalk.command.moderation.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nighttalk.platform.database.MissingSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long AT = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    private final WebhookSignature signature = new WebhookSignature(SECRET);

    @Test
    void it_is_the_one_of_the_published_example() {
        assertThat(signature.sign(ID, AT, BODY)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void one_of_several_is_enough() {
        assertThat(signature.verifies(ID, AT, BODY, "v1,AAAA v2,x " + signature.sign(ID, AT, BODY)))
                .isTrue();
    }

    @Test
    void another_id_time_body_or_secret_does_not_fit() {
        String signed = signature.sign(ID, AT, BODY);
        assertThat(signature.verifies("other", AT, BODY, signed)).isFalse();
        assertThat(signature.verifies(ID, AT + 1, BODY, signed)).isFalse();
        assertThat(signature.verifies(ID, AT, new byte[] {'{', '}'}, signed)).isFalse();
        assertThat(new WebhookSignature("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").verifies(ID, AT, BODY, signed))
                .isFalse();
        assertThat(signature.verifies(ID, AT, BODY, "")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void a_weak_secret_stops_the_start(String secret) {
        assertThatThrownBy(() -> new WebhookSignature(secret)).isInstanceOf(MissingSetting.class);
    }
}
