package nighttalk.standalone.harness;

import java.util.Set;

/** Why something is refused, with the statuses that the contract allows for it (docs/contract.md). */
public enum Refusal {
    /** A broken rule. */
    RULE(400, 422),
    /** An e-mail or nickname that another has. */
    DUPLICATE(400, 409, 422),
    /** An upload that is no allowed picture. */
    FILE(400, 415, 422),
    /** Unknown e-mail or wrong password; 401 is accepted here and nowhere else without a lock. */
    CREDENTIALS(400, 401, 422),
    /** A field that is missing, empty or unreadable. */
    FIELD(400, 422),
    /** A body of a type that the endpoint does not read. */
    TYPE(400, 415, 422),
    /** A path that holds no identifier. */
    NO_ID(400, 404, 422),
    /** No token, or one that is not good. */
    TOKEN(401),
    /** Somebody else's post or comment. */
    FORBIDDEN(403),
    /** No such post, comment, picture or path. */
    NOT_FOUND(404),
    /** A path that has other methods. */
    METHOD(405),
    /** A body over 10 MiB. */
    TOO_LARGE(413);

    // Set.of makes sets that never change, which the type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Integer> statuses;

    Refusal(Integer... statuses) {
        this.statuses = Set.of(statuses);
    }

    /** The statuses that are right for it. */
    public Set<Integer> statuses() {
        return statuses;
    }
}
