package nighttalk.standalone.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.note.VerifierKey;
import nighttalk.standalone.login.ConsoleClient;
import nighttalk.standalone.login.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a verification has come: all events up to a position are as they were sealed in a checkpoint.
 *
 * @param checkpoint which the log must be a continuation of, if any is known
 * @param verified the position; 0 for none
 */
record VerifyState(@Nullable Checkpoint checkpoint, long verified) {

    private static final JsonMapper JSON = new JsonMapper();

    static VerifyState ofCheckpoint(byte[] note, List<VerifierKey> keys) {
        try {
            Checkpoint checkpoint = Checkpoint.open(note, keys).checkpoint();
            return new VerifyState(checkpoint, checkpoint.size());
        } catch (Malformed e) {
            throw new Failure(Failure.USAGE, "--from: " + e.getMessage());
        }
    }

    static VerifyState read(Path file, List<VerifierKey> keys) throws IOException {
        JsonNode state = ConsoleClient.read(Files.readString(file));
        VerifyState known = ofCheckpoint(state.path("checkpoint").asString("").getBytes(StandardCharsets.UTF_8), keys);
        return new VerifyState(
                known.checkpoint(), Math.clamp(state.path("verified").asLong(), 0, known.verified()));
    }

    static void write(Path file, long verified, Checkpoint.Signed checkpoint) {
        try {
            Path fresh = Path.of(file + ".new");
            Files.write(
                    fresh,
                    JSON.writeValueAsBytes(Map.of(
                            "verified",
                            verified,
                            "checkpoint",
                            checkpoint.note().toString())));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
