package nighttalk.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nighttalk.standalone.security.RawHttp.Reply;

/** Whether what was sent got anywhere: a service that lets nobody in refuses everything well. */
final class FuzzAnswers {

    /** Of all answers, and of all operations; most requests are meant to be refused. */
    private static final double DONE = 0.05;

    private static final double OPERATIONS_DONE = 0.2;

    private final Set<String> reached = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private int answers;
    private int good;

    void note(Operation operation, Reply reply) {
        answers++;
        boolean lockedOut = reply.status() == 0 || reply.status() == 401;
        if (!lockedOut && !(reply.status() == 400 && reply.text().isEmpty())) {
            reached.add(name(operation));
        }
        if (reply.status() / 100 == 2) {
            good++;
            done.add(name(operation));
        }
    }

    /** Each operation was reached, and enough was done. */
    void cameFromAll(List<Operation> operations) {
        assertThat(reached)
                .as("operations behind the lock")
                .containsAll(operations.stream().map(FuzzAnswers::name).collect(Collectors.toSet()));
        assertThat((double) good / answers)
                .as("share of what was done, not refused")
                .isGreaterThan(DONE);
        assertThat((double) done.size() / operations.size())
                .as("share of the operations that something was done with: %s", done)
                .isGreaterThan(OPERATIONS_DONE);
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }
}
