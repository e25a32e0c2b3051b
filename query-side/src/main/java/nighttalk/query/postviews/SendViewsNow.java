package nighttalk.query.postviews;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the command side: before it answers an edit, so that the post in its answer has all its views. */
@RestController
class SendViewsNow {

    record Sent(boolean success) {}

    private final ViewCounter counter;

    SendViewsNow(ViewCounter counter) {
        this.counter = counter;
    }

    @PostMapping("/internal/post-views/flush")
    Sent send() {
        counter.send();
        return new Sent(true);
    }
}
