package nighttalk.command.eventlog;

import static nighttalk.command.eventlog.LogUnderTest.like;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import nighttalk.database.Schemas;
import nighttalk.event.AccountId;
import nighttalk.event.LikeEvent.PostLiked;
import nighttalk.event.PostId;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * A process that appends as fast as it can until it is told to end: likes of a post, among them some on a stream that
 * is taken and some of a post that is not there. Of each that is acknowledged it prints event and position.
 */
final class LogProcess {

    private static final int CALLERS = 16;

    private LogProcess() {}

    public static void main(String[] args) throws IOException {
        PostId post = new PostId(Long.parseLong(args[4]));
        LogUnderTest log = new LogUnderTest(new Schemas.Account(args[0], args[1], args[2], args[3]));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < CALLERS; i++) {
            threads.execute(() -> appendForEver(log, post));
        }
        while (System.in.read() >= 0) {
            // until the test closes it
        }
        Runtime.getRuntime().halt(0);
    }

    private static void appendForEver(LogUnderTest log, PostId post) {
        while (true) {
            DomainEventMessage<PostLiked> event = any(post);
            LogReceipt receipt = new LogReceipt();
            try {
                ScopedValue.where(LogReceipt.CURRENT, receipt).run(() -> log.append(event));
                System.out.println(
                        event.getIdentifier() + " " + receipt.position().orElseThrow());
            } catch (RuntimeException e) {
                // refused, or the database cut it off: then it is not there, or was not acknowledged
            }
        }
    }

    private static DomainEventMessage<PostLiked> any(PostId post) {
        return switch (ThreadLocalRandom.current().nextInt(20)) {
            case 0 -> like(post, "everybody's", AccountId.next());
            case 1 -> like(new PostId(1));
            default -> like(post);
        };
    }
}
