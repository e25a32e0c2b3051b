package nighttalk.axonserver;

import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/**
 * The receiving end of a stream.
 *
 * @param each takes what comes
 * @param end is told that no more will come
 */
record Listening<T>(Consumer<T> each, Runnable end) implements StreamObserver<T> {

    @Override
    public void onNext(T value) {
        each.accept(value);
    }

    @Override
    public void onError(Throwable error) {
        // the client is gone
    }

    @Override
    public void onCompleted() {
        end.run();
    }
}
