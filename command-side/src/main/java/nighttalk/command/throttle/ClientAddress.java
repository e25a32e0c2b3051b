package nighttalk.command.throttle;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** Who is behind an address: of IPv6 the first 64 bits, since one household has all the rest. */
final class ClientAddress {

    private static final int GROUPS = 4;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        // The container gives IPv6 in full, without "::".
        return address.indexOf(':') < 0
                ? address
                : String.join(":", Arrays.asList(address.split(":", -1)).subList(0, GROUPS));
    }
}
