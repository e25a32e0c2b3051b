package nighttalk.platform.load;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The first thing that a process does when it is asked to end: nobody new is let in, and whoever has a connection is
 * answered once more and told that it closes. Then Tomcat is paused, which says nothing to a request that comes on a
 * connection kept open.
 */
@Component
final class Farewell implements SmartLifecycle {

    private final ApplicationContext context;
    private final LoadSettings settings;
    private volatile boolean running;

    Farewell(ApplicationContext context, LoadSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (context instanceof WebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server) {
            for (Connector connector : server.getTomcat().getService().findConnectors()) {
                saysGoodbye(connector.getProtocolHandler());
            }
        }
    }

    /** With the door closed Tomcat adds {@code Connection: close} to every answer. */
    private void saysGoodbye(ProtocolHandler protocol) {
        protocol.closeServerSocketGraceful();
        protocol.awaitConnectionsClose(settings.farewell().toMillis());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server is paused. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
