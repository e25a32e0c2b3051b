package nighttalk.query.like;

import javax.sql.DataSource;
import nighttalk.event.AccountId;
import nighttalk.event.PostId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who likes what. */
@Component
public class Likes {

    private final JdbcClient views;

    Likes(@Qualifier("views") DataSource views) {
        this.views = JdbcClient.create(views);
    }

    /** Whether the person likes the post. */
    public boolean includes(PostId post, AccountId account) {
        return views.sql("SELECT 1 FROM liked WHERE post_id = ? AND account_id = ?")
                .params(post.value(), account.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
