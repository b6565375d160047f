package dev.loyalty.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.loyalty.model.Attributes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Attributes in JSON: text and boolean as they are, numbers and dates as {@code {"number": "1.50"}}, {@code {"date": …}}. */
final class AttributesJson {

    private AttributesJson() {}

    static final class Writer extends StdSerializer<Attributes> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Attributes.class);
        }

        @Override
        public void serialize(Attributes attributes, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, Object> attribute : attributes.values().entrySet()) {
                Object value = attribute.getValue();
                if (value instanceof BigDecimal number) {
                    TaggedJson.write(json, attribute.getKey(), TaggedJson.NUMBER, number.toPlainString());
                } else if (value instanceof LocalDate date) {
                    TaggedJson.write(json, attribute.getKey(), TaggedJson.DATE, date.toString());
                } else {
                    json.writeObjectField(attribute.getKey(), value);
                }
            }
            json.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Attributes> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Attributes.class);
        }

        @Override
        public Attributes deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(json);
            Attributes attributes = Attributes.none();
            for (Map.Entry<String, JsonNode> attribute : tree.properties()) {
                attributes = attributes.with(attribute.getKey(), value(attribute.getValue(), context));
            }
            return attributes;
        }

        private static Object value(JsonNode node, DeserializationContext context) throws IOException {
            Object tagged = TaggedJson.read(node, context);
            if (tagged != null) {
                return tagged;
            }
            if (!node.isBoolean() && !node.isTextual()) {
                throw new IllegalArgumentException("an attribute is " + node.getNodeType());
            }
            return node.isBoolean() ? (Object) node.asBoolean() : node.asText();
        }
    }
}
