package dev.loyalty.internal.rules;

import dev.loyalty.model.Attributes;
import dev.loyalty.policy.definition.AttributeHolder;
import dev.loyalty.policy.definition.ParameterType;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives facts the attributes that the policy declares, each checked against its type. Attributes that the policy does not
 * declare are left out, because a host sends the same attributes to every policy. Immutable and safe for use by many
 * threads.
 */
public final class AttributedFacts {

    private final PolicyDefinition policy;
    private final @Nullable RuleMatcher matcher;

    /** @param matcher whose rules see the facts, or null if there are none */
    public AttributedFacts(PolicyDefinition policy, @Nullable RuleMatcher matcher) {
        this.policy = policy;
        this.matcher = matcher;
    }

    /**
     * The fact with its attributes.
     *
     * @param id of the holder, for messages
     * @throws IllegalArgumentException if a value is not of the type that the policy declares for it
     */
    public <F> F with(AttributeHolder holder, String id, Attributes given, F fact) {
        Map<String, ParameterType> declared = policy.attributes(holder);
        if (declared.isEmpty()) {
            return fact;
        }
        List<@Nullable Object> values = new ArrayList<>();
        declared.forEach((name, type) -> {
            Object value = given.values().get(name);
            values.add(value == null ? null : typed(holder, id, name, type, value));
        });
        return matcher == null ? fact : matcher.attributed(fact, values);
    }

    private Object typed(AttributeHolder holder, String id, String name, ParameterType type, Object value) {
        Object typed = switch (type) {
            case TEXT -> value instanceof String ? value : null;
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case DATE -> value instanceof LocalDate ? value : null;
            case INTEGER ->
                value instanceof BigDecimal number && fitsLong(number) ? (Object) number.longValueExact() : null;
            case DECIMAL -> value instanceof BigDecimal number ? ParameterType.canonical(number) : null;
            case MONEY ->
                value instanceof BigDecimal number && fitsCurrency(number)
                        ? number.setScale(policy.currency().getDecimalPlaces())
                        : null;
            case SPAN, TEXT_LIST -> null;
        };
        if (typed == null) {
            throw new IllegalArgumentException("attribute \"" + name + "\" of " + holder.word() + " " + id + " is "
                    + described(value) + ", but policy.yaml of programme " + policy.id() + " declares it as "
                    + expected(type) + "." + hint(type, value));
        }
        return typed;
    }

    private static boolean fitsLong(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
    }

    private boolean fitsCurrency(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= policy.currency().getDecimalPlaces();
    }

    private static String described(Object value) {
        if (value instanceof BigDecimal number) {
            return "the number " + number;
        }
        return value instanceof String ? "the text \"" + value + "\"" : "the " + word(value) + " " + value;
    }

    private static String word(Object value) {
        return value instanceof Boolean ? "boolean" : "date";
    }

    private String expected(ParameterType type) {
        return switch (type) {
            case INTEGER -> "integer, a whole number of at most 18 digits";
            case MONEY ->
                "money, in " + policy.currency() + " with at most "
                        + policy.currency().getDecimalPlaces() + " decimal places";
            default -> type.word();
        };
    }

    private static String hint(ParameterType type, Object value) {
        boolean number = type == ParameterType.INTEGER || type == ParameterType.DECIMAL || type == ParameterType.MONEY;
        if (number && value instanceof String) {
            return " Maybe give it as a BigDecimal?";
        }
        if (number && value instanceof BigDecimal) {
            return " Maybe round it, or declare it as decimal?";
        }
        return type == ParameterType.DATE && value instanceof String ? " Maybe give it as a LocalDate?" : "";
    }
}
