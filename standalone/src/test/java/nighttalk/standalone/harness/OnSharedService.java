package nighttalk.standalone.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests against the {@link SharedService}, with one instance for each class. Another class may post meanwhile; one that
 * asks for what is newest, or needs the service for itself, is marked with {@code @ResourceLock(OnSharedService.FEED)} too.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(value = OnSharedService.FEED, mode = ResourceAccessMode.READ)
public @interface OnSharedService {

    /** The feed that all of them post to. */
    String FEED = "the feed of the shared service";
}
