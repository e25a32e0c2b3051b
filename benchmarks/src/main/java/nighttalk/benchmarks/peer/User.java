package nighttalk.benchmarks.peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who has signed up. */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // JPA makes an empty one and fills it
class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, unique = true)
    private String email;

    @Column(nullable = false, unique = true)
    private String nickname;

    protected User() {}

    User(String email, String nickname) {
        this.email = email;
        this.nickname = nickname;
    }

    Long id() {
        return id;
    }

    String email() {
        return email;
    }

    String nickname() {
        return nickname;
    }
}
