package nighttalk.standalone.demo;

import tools.jackson.databind.JsonNode;

/** What the service said to one request. */
record Answer(String request, int status, JsonNode body) {

    boolean ok() {
        return status / 100 == 2;
    }

    boolean refuses(String detail) {
        return !ok() && body.path("detail").asString("").equals(detail);
    }

    /**
     * The answer to a request that should be granted.
     *
     * @throws DemoFailed when the service refused
     */
    JsonNode orFail() {
        if (ok()) {
            return body;
        }
        throw new DemoFailed(request + " was answered with " + status + ": " + body.path("detail"));
    }
}
