package nighttalk.query.seal.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test vectors of golang.org/x/mod/sumdb/note, where signed notes come from. */
class SignedNoteTest {

    private static final String PETER_PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String BY_PETER =
            "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String BY_ENOCH =
            "\u2014 EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private static SignedNote note(String text) {
        return SignedNote.of(text.getBytes(UTF_8));
    }

    @Test
    void a_note_is_signed_as_in_the_published_vector() {
        SigningKey peter = SigningKey.of(PETER_PRIVATE, "ignored");

        assertThat(peter.verifier().text()).isEqualTo(PETER);
        assertThat(SignedNote.sign(TEXT, List.of(peter))).hasToString(TEXT + "\n" + BY_PETER);
        assertThat(peter.toString()).doesNotContain("AYEKFALVFGyN");
    }

    @Test
    void signatures_of_known_keys_count_and_others_are_passed_over() {
        SignedNote note = note(TEXT + "\n" + BY_PETER + BY_ENOCH);
        VerifierKey peter = VerifierKey.of(PETER);
        VerifierKey enoch = VerifierKey.of(ENOCH);

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.signers(List.of(peter, enoch))).containsExactly(peter, enoch);
        assertThat(note.signers(List.of(peter))).containsExactly(peter);
        assertThat(note.signers(List.of())).isEmpty();
        assertThatThrownBy(() ->
                        note(TEXT.replace("think", "thinh") + "\n" + BY_PETER).signers(List.of(peter)))
                .isInstanceOf(Malformed.class);
        assertThat(note(TEXT + "\n" + BY_PETER.replace("PeterNeumann", "CarmenSandiego"))
                        .signers(List.of(peter)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                TEXT + "\n",
                "\u0001" + TEXT + "\n" + BY_PETER,
                TEXT + "\n"
                        + "\u2014 Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
                TEXT + "\n" + BY_PETER + "Unexpected line.\n",
                TEXT + "\n" + "\u2014 PeterNeumann x08go/ZJ",
                ""
            })
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> note(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void neither_are_bytes_that_are_no_text_nor_very_many_signatures() {
        byte[] bytes = (TEXT + "\n" + BY_PETER).getBytes(UTF_8);
        bytes[3] = (byte) 0xff;
        assertThatThrownBy(() -> SignedNote.of(bytes)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> note(TEXT + "\n" + BY_PETER.repeat(101))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PETER, ENOCH,
            })
    void a_mangled_public_key_is_refused(String vkey) {
        for (int i = 0; i < vkey.length(); i++) {
            String changed = vkey.substring(0, i) + (char) (vkey.charAt(i) + 1) + vkey.substring(i + 1);
            assertThatThrownBy(() -> VerifierKey.of(changed)).isInstanceOf(Malformed.class);
            String cut = vkey.substring(0, i);
            assertThatThrownBy(() -> VerifierKey.of(cut)).isInstanceOf(Malformed.class);
        }
        // another length and another algorithm, with hashes that fit
        assertThatThrownBy(() ->
                        VerifierKey.of("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> VerifierKey.of("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_mangled_private_key_is_refused_without_being_shown() {
        for (int i = 0; i < PETER_PRIVATE.length(); i++) {
            String changed = PETER_PRIVATE.substring(0, i)
                    + (char) (PETER_PRIVATE.charAt(i) + 1)
                    + PETER_PRIVATE.substring(i + 1);
            assertThatThrownBy(() -> SigningKey.of(changed, "x"))
                    .isInstanceOf(Malformed.class)
                    .message()
                    .doesNotContain("hfZx09iUvxdX");
        }
    }

    /** The key of RFC 8410, section 10.3. */
    @Test
    void a_key_may_come_as_pem(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                """);

        SigningKey key = SigningKey.read(file, "example.com/log");

        assertThat(key.verifier().key().getEncoded())
                .asBase64Encoded()
                .isEqualTo("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
        assertThat(key.verifier().name()).isEqualTo("example.com/log");
    }

    @Test
    void a_new_key_signs_and_a_missing_file_is_said() {
        SigningKey fresh = SigningKey.of(SigningKey.generate("example.com/log"), "ignored");
        assertThat(SignedNote.sign(TEXT, List.of(fresh)).signers(List.of(fresh.verifier())))
                .hasSize(1);
        assertThatThrownBy(() -> SigningKey.read(Path.of("/nowhere/seal.key"), "x"))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("/nowhere/seal.key");
    }
}
