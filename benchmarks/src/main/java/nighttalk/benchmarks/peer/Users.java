package nighttalk.benchmarks.peer;

import org.springframework.data.jpa.repository.JpaRepository;

/** Finds people. */
interface Users extends JpaRepository<User, Long> {}
