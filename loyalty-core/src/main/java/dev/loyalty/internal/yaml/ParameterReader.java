package dev.loyalty.internal.yaml;

import static dev.loyalty.policy.DiagnosticCode.CONFLICTING_KEYS;
import static dev.loyalty.policy.DiagnosticCode.INVALID_NAME;
import static dev.loyalty.policy.DiagnosticCode.OUT_OF_RANGE;

import dev.loyalty.policy.definition.Names;
import dev.loyalty.policy.definition.Parameter;
import dev.loyalty.policy.definition.ParameterType;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the section {@code parameters}. */
final class ParameterReader {

    private static final List<String> KEYS = List.of("type", "value", "min", "max", "unit", "doc");

    private final @Nullable CurrencyUnit currency;
    private final Faults faults;

    ParameterReader(@Nullable CurrencyUnit currency, Faults faults) {
        this.currency = currency;
        this.faults = faults;
    }

    Optional<Parameter> read(YamlNode.Entry entry) {
        String section = "parameter \"" + entry.key() + "\"";
        Fields fields = Fields.of(entry.value(), section, entry.line(), entry.column(), KEYS, faults);
        if (!Names.isParameter(entry.key())) {
            String problem = Names.isReserved(entry.key())
                    ? "is named by a reserved word"
                    : "is not named by a small letter, then letters and digits";
            fields.fault(INVALID_NAME, problem, NameHints.parameter(entry.key()));
        }
        ParameterType type = fields.required("type", TextReaders.oneOf(List.of(ParameterType.values())));
        String unit = fields.optional("unit", TextReaders::text);
        String doc = fields.optional("doc", TextReaders::text);
        if (type == null) {
            return Optional.empty();
        }
        Object value = type == ParameterType.TEXT_LIST
                ? fields.requiredList("value", TextReaders::text)
                : fields.required("value", reader(type, currency));
        Object min = bound(fields, type, "min");
        Object max = bound(fields, type, "max");
        if (value != null && type.hasBounds()) {
            checkBounds(fields, type, value, min, max);
        }
        return value == null || !fields.isSound()
                ? Optional.empty()
                : Optional.of(new Parameter(entry.key(), type, value, min, max, unit, doc));
    }

    private @Nullable Object bound(Fields fields, ParameterType type, String key) {
        if (type.hasBounds()) {
            return fields.optional(key, reader(type, currency));
        }
        fields.faultAtKey(
                CONFLICTING_KEYS, key, "does not go with type " + type.word(), "Maybe another type is meant?");
        return null;
    }

    private static void checkBounds(
            Fields fields, ParameterType type, Object value, @Nullable Object min, @Nullable Object max) {
        if (min != null && max != null && type.compare(min, max) > 0) {
            fields.faultAtValue(OUT_OF_RANGE, "min", "more than max " + max, "Maybe the two are exchanged?");
        } else if (min != null && type.compare(value, min) < 0) {
            fields.faultAtValue(OUT_OF_RANGE, "value", "less than min " + min, null);
        } else if (max != null && type.compare(value, max) > 0) {
            fields.faultAtValue(OUT_OF_RANGE, "value", "more than max " + max, null);
        }
    }

    /** @param currency of money, or null if it is unknown, which is a fault of its own */
    static TextReader<?> reader(ParameterType type, @Nullable CurrencyUnit currency) {
        return switch (type) {
            case INTEGER -> TextReaders::integer;
            case DECIMAL -> TextReaders::decimal;
            case MONEY -> DefinitionTexts.money(currency);
            case TEXT, TEXT_LIST -> TextReaders::text;
            case BOOLEAN -> TextReaders::bool;
            case DATE -> TextReaders::date;
            case SPAN -> DefinitionTexts::span;
        };
    }
}
