package nighttalk.benchmarks.replay;

import org.springframework.data.jpa.repository.JpaRepository;

/** Finds likes. */
interface LikeRows extends JpaRepository<LikeRow, Long> {
    void deleteByPostId(long postId);

    void deleteByPostIdAndAccountId(long postId, long accountId);
}
