package nighttalk.benchmarks.peer;

import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Finds posts. */
interface Posts extends JpaRepository<Post, Long> {

    @Query("select p from Post p join fetch p.author where p.id < :before order by p.id desc")
    Slice<Post> page(long before, Pageable size);

    @Query("select p from Post p join fetch p.author where p.id = :id")
    Optional<Post> withAuthor(long id);

    @Modifying(clearAutomatically = true)
    @Query("update Post p set p.views = p.views + 1 where p.id = :id")
    int countView(long id);
}
