package nighttalk.event.json;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code PostCreated} 1 to 2: the picture's field was called as in the HTTP contract, {@code image_path}. */
final class PostCreatedImagePathRenamed extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("PostCreated", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("PostCreated", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, JsonNode.class, PostCreatedImagePathRenamed::rename);
    }

    private static JsonNode rename(JsonNode payload) {
        ObjectNode renamed = ((ObjectNode) payload).deepCopy();
        JsonNode image = renamed.remove("image_path");
        if (image != null) {
            renamed.set("image", image);
        }
        return renamed;
    }
}
