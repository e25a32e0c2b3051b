package nighttalk.benchmarks.replay;

import org.springframework.data.jpa.repository.JpaRepository;

/** Finds posts. */
interface PostRows extends JpaRepository<PostRow, Long> {}
