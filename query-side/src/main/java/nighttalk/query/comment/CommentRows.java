package nighttalk.query.comment;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads comments; nothing here writes. */
interface CommentRows extends Repository<CommentRow, Long> {

    /** Of people who are still here, with their present nickname. */
    @Query("select c from CommentRow c join fetch c.writer where c.postId = :postId order by c.id")
    @Transactional(propagation = Propagation.SUPPORTS) // one statement: a transaction would be five round trips
    List<CommentRow> findByPostIdOldestFirst(long postId);
}
