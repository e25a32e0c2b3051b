package nighttalk.standalone.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The service's HTTP API as one browser sees it: cookies that an answer sets go out with the next request. Redirects
 * are not followed, since the contract has none.
 */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(60))
            .build();

    private final URI base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

    /** A browser without cookies; {@code base} has no slash at the end. */
    public Api(URI base) {
        this.base = base;
    }

    /** Where it is. */
    public URI base() {
        return base;
    }

    /** Another browser, without cookies, at the same service. */
    public Api anotherBrowser() {
        return new Api(base);
    }

    /** A GET of a path, which begins with a slash and has no public prefix. */
    public Call get(String path) {
        return call("GET", path);
    }

    /** A POST to a path. */
    public Call post(String path) {
        return call("POST", path);
    }

    /** A PUT to a path. */
    public Call put(String path) {
        return call("PUT", path);
    }

    /** A DELETE of a path. */
    public Call delete(String path) {
        return call("DELETE", path);
    }

    /** Any method at a path. */
    public Call call(String method, String path) {
        return new Call(this, method, URI.create(base + path));
    }

    Answer exchange(URI address, HttpRequest.Builder request) {
        try {
            for (Map.Entry<String, List<String>> header :
                    cookies.get(address, Map.of()).entrySet()) {
                if (!header.getValue().isEmpty()) {
                    request.header(header.getKey(), String.join("; ", header.getValue()));
                }
            }
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            cookies.put(address, response.headers().map());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
