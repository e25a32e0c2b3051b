package nighttalk.event;

import com.github.f4b6a3.tsid.Tsid;
import com.github.f4b6a3.tsid.TsidCreator;

/** Makes and reads TSIDs: 42 bits of milliseconds, 22 bits of node and counter, so that they sort by time. */
final class Tsids {

    private Tsids() {}

    static long next() {
        return TsidCreator.getTsid().toLong();
    }

    static long parse(String text) {
        if (!Tsid.isValid(text)) {
            throw new IllegalArgumentException("not an identifier");
        }
        return Tsid.from(text).toLong();
    }
}
