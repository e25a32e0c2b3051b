package nighttalk.benchmarks.replay;

import org.springframework.data.jpa.repository.JpaRepository;

/** Finds comments. */
interface CommentRows extends JpaRepository<CommentRow, Long> {
    void deleteByPostId(long postId);
}
