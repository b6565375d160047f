package dev.loyalty.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Values whose type a text alone would not tell: {@code {"number": "1.5"}}, {@code {"date": "2026-03-02"}}. */
final class TaggedJson {

    static final String NUMBER = "number";
    static final String DATE = "date";

    private TaggedJson() {}

    static void write(JsonGenerator json, String name, String tag, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField(tag, text);
        json.writeEndObject();
    }

    /** The number or date of a node, or null if it has another form. */
    static @Nullable Object read(JsonNode node, DeserializationContext context) throws IOException {
        if (node.has(NUMBER)) {
            return context.readTreeAsValue(node.path(NUMBER), BigDecimal.class);
        }
        return node.has(DATE) ? context.readTreeAsValue(node.path(DATE), LocalDate.class) : null;
    }
}
