package dev.loyalty.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.loyalty.internal.json.CanonicalJson;

/** What hosts keep besides receipts, as text: its format, its name, and itself. */
final class StateText {

    private StateText() {}

    static String write(String name, int format, Object state) {
        return "{\"format\":" + format + ",\"" + name + "\":" + CanonicalJson.write(state) + "}";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name also for messages: {@code ledger}
     * @throws UnreadableReceiptException if the text is none, or of another format
     */
    static <T> T read(String json, String name, int format, Class<T> type) {
        try {
            JsonNode tree = CanonicalJson.read(json, JsonNode.class);
            if (tree.path("format").asInt() != format) {
                throw new UnreadableReceiptException("the " + name + " has the format " + tree.path("format")
                        + "; this release reads " + format + ". Maybe a newer release wrote it, or it is no " + name
                        + "?");
            }
            if (!tree.path(name).isObject()) {
                throw new UnreadableReceiptException("the text has no " + name + ". Maybe it was cut off?");
            }
            return CanonicalJson.read(tree.path(name), type);
        } catch (JsonProcessingException unreadable) {
            throw new UnreadableReceiptException(
                    "the text is not a " + name + ": " + unreadable.getOriginalMessage(), unreadable);
        } catch (IllegalArgumentException impossible) {
            throw new UnreadableReceiptException(
                    "the text is not a " + name + ": " + impossible.getMessage(), impossible);
        }
    }
}
