package nighttalk.query.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A person's row as JPA reads it; only the projection writes it, and not through JPA. */
@Entity
@Immutable
@Table(name = "account")
public class AccountRow {

    @Id
    @Column(name = "account_id")
    private long id;

    private String email = "";
    private String nickname = "";
    private @Nullable String picture;
    private int generation;

    @Column(name = "kept_token")
    private @Nullable String keptToken;

    /** For JPA. */
    protected AccountRow() {}

    /** The identifier as rows have it. */
    public long id() {
        return id;
    }

    String email() {
        return email;
    }

    /** The present nickname. */
    public String nickname() {
        return nickname;
    }

    @Nullable String picture() {
        return picture;
    }

    /** Whether a token given for that password generation, or that very token, still counts. */
    boolean admits(int tokenGeneration, String token) {
        return tokenGeneration >= generation || token.equals(keptToken);
    }
}
