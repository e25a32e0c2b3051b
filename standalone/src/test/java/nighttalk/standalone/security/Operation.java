package nighttalk.standalone.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One thing that can be asked of the service, as it describes itself (OpenAPI 3.1).
 *
 * @param path with names in braces
 * @param query names of parameters in the query
 * @param json names of the fields of a JSON body
 * @param form names of the fields of a form
 */
record Operation(String method, String path, List<String> query, List<String> json, List<String> form) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** All of a description. */
    static List<Operation> of(JsonNode description) {
        List<Operation> operations = new ArrayList<>();
        description
                .get("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                query(operation),
                                fields(description, operation, "application/json"),
                                fields(description, operation, "multipart/form-data")));
                    }
                }));
        return operations;
    }

    private static List<String> query(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> parameter.get("name").asString())
                .toList();
    }

    private static List<String> fields(JsonNode description, JsonNode operation, String type) {
        JsonNode schema =
                operation.path("requestBody").path("content").path(type).path("schema");
        String reference = schema.path("$ref").asString("");
        if (!reference.isEmpty()) {
            schema = description.at(reference.substring(1));
        }
        return List.copyOf(schema.path("properties").propertyNames());
    }

    boolean takesForm() {
        return !form.isEmpty();
    }
}
