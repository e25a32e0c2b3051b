package nighttalk.benchmarks.peer;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Finds comments. */
interface Comments extends JpaRepository<Comment, Long> {

    @Query("select c from Comment c join fetch c.writer where c.post.id = :post order by c.id")
    List<Comment> under(long post);

    @Query("select c.post.id as post, count(c) as number from Comment c where c.post.id in :posts group by c.post.id")
    List<NumberOfPost> count(Collection<Long> posts);
}
