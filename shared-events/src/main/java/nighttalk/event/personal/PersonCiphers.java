package nighttalk.event.personal;

import java.util.Optional;
import nighttalk.event.AccountId;

/** Where the keys of people are found. */
@FunctionalInterface
public interface PersonCiphers {

    /** The person's cipher, or nothing once the key is destroyed. */
    Optional<PersonCipher> of(AccountId person);
}
