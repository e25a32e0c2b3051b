package nighttalk.query.account;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads people; nothing here writes. */
public interface Accounts extends Repository<AccountRow, Long> {

    /** The person, unless they have left. */
    @Transactional(propagation = Propagation.SUPPORTS) // one statement: a transaction would be five round trips
    Optional<AccountRow> findById(long id);
}
