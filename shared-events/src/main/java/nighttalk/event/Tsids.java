package nighttalk.event;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidFactory;
import java.util.concurrent.atomic.AtomicLong;

/** Makes and reads TSIDs: 42 bits of milliseconds, 22 bits of node and counter, so that they sort by time. */
final class Tsids {

    private static final int LENGTH = 13;

    /** Crockford's Base32: no I, L, O, U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** More than this the first of 13 characters can't be in 64 bits. */
    private static final char LARGEST_FIRST = '7';

    private static final AtomicLong LATEST_MILLIS = new AtomicLong();

    private static final TsidFactory FACTORY =
            TsidFactory.builder().withTimeFunction(Tsids::neverBackMillis).build();

    private Tsids() {}

    static long next() {
        return FACTORY.create().toLong();
    }

    /** When somebody puts the clock back, what is new still comes after what is there. */
    private static long neverBackMillis() {
        return LATEST_MILLIS.accumulateAndGet(System.currentTimeMillis(), Math::max);
    }

    static String text(long value) {
        return Tsid.from(value).toString();
    }

    static long parse(String text) {
        if (!isCanonical(text)) {
            throw new IllegalArgumentException("not an identifier");
        }
        return Tsid.from(text).toLong();
    }

    /** What we write, and nothing else: one thing has one name. By hand, since each event has several of them. */
    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH || text.charAt(0) > LARGEST_FIRST) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
