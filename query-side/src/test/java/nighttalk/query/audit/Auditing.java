package nighttalk.query.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nighttalk.query.RunningQuerySide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A query side with a {@link SmallHistory} in its log, and two who look at it: an auditor, and one who may unmask. */
final class Auditing implements AutoCloseable {

    /** What each test class of auditing has for itself: each leaves some behind, and one lets nobody record any. */
    static final String LOOKS = "looks";

    static final String REASON = "&reason=" + URLEncoder.encode("신고 확인", StandardCharsets.UTF_8);
    static final String UNMASKED = "?unmask=true" + REASON;

    /** With few connections, since it stays until all tests are over. */
    private final RunningQuerySide querySide = RunningQuerySide.start(
            "--nighttalk.views.pool-size=6", "--nighttalk.log.pool-size=4", "--nighttalk.keys.pool-size=2");

    private final SmallHistory history = new SmallHistory(querySide.log());
    private final Viewer aud = console("aud", "auditor");
    private final Viewer eye = console("eye", "auditor,unmasker");

    /** Hands out the one that all test classes of auditing share; each leaves its looks behind. */
    static final class Shared implements ParameterResolver {

        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Shared.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Auditing.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Auditing.class, type -> new Auditing());
        }
    }

    RunningQuerySide querySide() {
        return querySide;
    }

    SmallHistory history() {
        return history;
    }

    Viewer aud() {
        return aud;
    }

    Viewer eye() {
        return eye;
    }

    /** One more console user. */
    Viewer console(String name, String roles) {
        querySide.log().consoleUser(name, roles, 1);
        return new Viewer(querySide, querySide.commandSide().consoleToken(name, 1));
    }

    /** Waits until actors and causes of the whole history are found. */
    void awaitIndex() {
        Awaitility.await().until(() -> querySide.positions().of(AuditIndex.NAME) >= history.events.size());
    }

    @Override
    public void close() {
        querySide.close();
    }
}
