package nighttalk.benchmarks.peer;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Finds likes. */
interface Likes extends JpaRepository<PostLike, Long> {

    boolean existsByPostIdAndUserId(long post, long user);

    @Modifying
    @Query("delete from PostLike l where l.post.id = :post and l.user.id = :user")
    int takeBack(long post, long user);

    long countByPostId(long post);

    @Query("select l.post.id as post, count(l) as number from PostLike l where l.post.id in :posts group by l.post.id")
    List<NumberOfPost> count(Collection<Long> posts);
}
