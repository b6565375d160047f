package dev.loyalty.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.loyalty.measure.MeasureValues;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values of measures in JSON, so that their types can be told apart: decimals as {@code {"number": "1.5"}}, whole
 * numbers as {@code {"whole": "3"}}, dates as {@code {"date": …}}.
 */
final class MeasureValuesJson {

    private static final String WHOLE = "whole";

    private MeasureValuesJson() {}

    static final class Writer extends StdSerializer<MeasureValues> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(MeasureValues.class);
        }

        @Override
        public void serialize(MeasureValues measures, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, Object> measure : measures.values().entrySet()) {
                Object value = measure.getValue();
                String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
                TaggedJson.write(json, measure.getKey(), tag(value), text);
            }
            json.writeEndObject();
        }

        private static String tag(Object value) {
            if (value instanceof LocalDate) {
                return TaggedJson.DATE;
            }
            return value instanceof Long ? WHOLE : TaggedJson.NUMBER;
        }
    }

    static final class Reader extends StdDeserializer<MeasureValues> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(MeasureValues.class);
        }

        @Override
        public MeasureValues deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(json);
            SortedMap<String, Object> values = new TreeMap<>();
            for (Map.Entry<String, JsonNode> measure : tree.properties()) {
                values.put(measure.getKey(), value(measure.getValue(), context));
            }
            return new MeasureValues(values);
        }

        private static Object value(JsonNode node, DeserializationContext context) throws IOException {
            Object tagged = TaggedJson.read(node, context);
            if (tagged != null) {
                return tagged;
            }
            try {
                return Long.valueOf(node.path(WHOLE).asText());
            } catch (NumberFormatException unreadable) {
                return context.handleWeirdStringValue(Long.class, node.toString(), "not the value of a measure");
            }
        }
    }
}
