package nighttalk.benchmarks.replay;

import org.springframework.data.jpa.repository.JpaRepository;

/** Finds the numbers of posts. */
interface FeedRows extends JpaRepository<FeedRow, Long> {}
