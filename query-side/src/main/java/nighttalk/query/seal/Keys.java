package nighttalk.query.seal;

import java.util.List;
import java.util.stream.Stream;
import nighttalk.query.seal.note.Malformed;
import nighttalk.query.seal.note.SigningKey;
import nighttalk.query.seal.note.VerifierKey;

/**
 * Who signs, and who signed before.
 *
 * @param signing the private keys; the name of the first is the log's name
 * @param former public keys of earlier ones
 */
record Keys(List<SigningKey> signing, List<VerifierKey> former) {

    /**
     * Reads the files.
     *
     * @throws SealRefused if there is no key, or one that can't be used
     */
    static Keys read(SealSettings settings) {
        if (settings.key().isEmpty()) {
            throw new SealRefused(
                    "nighttalk.seal.place is set, but nighttalk.seal.key is not: a file with the private" + " key");
        }
        try {
            return new Keys(
                    settings.key().stream()
                            .map(file -> SigningKey.read(file, settings.name()))
                            .toList(),
                    settings.formerKeys().stream().map(VerifierKey::of).toList());
        } catch (Malformed e) {
            throw new SealRefused(String.valueOf(e.getMessage()), e);
        }
    }

    String origin() {
        return signing.getFirst().verifier().name();
    }

    /** All public keys, those that sign now first. */
    List<VerifierKey> known() {
        return Stream.concat(signing.stream().map(SigningKey::verifier), former.stream())
                .toList();
    }
}
