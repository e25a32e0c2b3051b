package nighttalk.event;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;
import java.util.regex.Pattern;

/** Makes and reads TSIDs: 42 bits of milliseconds, 22 bits of node and counter, so that they sort by time. */
final class Tsids {

    /** What we write, and nothing else: one thing has one name. */
    private static final Pattern CANONICAL = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{12}");

    private Tsids() {}

    static long next() {
        return TsidCreator.getTsid().toLong();
    }

    static long parse(String text) {
        if (!CANONICAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not an identifier");
        }
        return Tsid.from(text).toLong();
    }
}
