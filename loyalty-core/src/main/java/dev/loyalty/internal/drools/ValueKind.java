package dev.loyalty.internal.drools;

import dev.loyalty.policy.definition.ParameterType;
import java.time.LocalDate;
import java.util.Locale;

/** What kind of value a field, a parameter or a literal has; only values of one kind can be compared. */
enum ValueKind {
    NUMBER,
    TEXT,
    BOOLEAN,
    DATE,
    OTHER;

    static ValueKind of(Class<?> type) {
        return type.isPrimitive() || Number.class.isAssignableFrom(type) || type == Boolean.class
                ? ofName(type.getSimpleName())
                : type == String.class ? TEXT : type == LocalDate.class ? DATE : OTHER;
    }

    /** The kind of a type that a policy declares a field with. */
    static ValueKind ofName(String type) {
        return switch (type) {
            case "String" -> TEXT;
            case "boolean", "Boolean" -> BOOLEAN;
            case "BigDecimal", "long", "int", "Long", "Integer" -> NUMBER;
            default -> OTHER;
        };
    }

    static ValueKind of(ParameterType type) {
        return switch (type) {
            case INTEGER, DECIMAL, MONEY -> NUMBER;
            case TEXT -> TEXT;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case SPAN, TEXT_LIST -> OTHER;
        };
    }

    String word() {
        return "a " + name().toLowerCase(Locale.ROOT);
    }
}
