package nighttalk.standalone.demo;

import java.util.List;
import java.util.Optional;

/** A post and all that happens at it, in this order. */
record PlannedPost(int author, PostText text, Optional<Picture> picture, List<Act> acts) {

    long count(Class<? extends Act> kind) {
        return acts.stream().filter(kind::isInstance).count();
    }
}
