package dev.loyalty.policy.definition;

import java.util.Locale;

/** What a merchant can add attributes to. */
public enum AttributeHolder {
    MEMBER,
    ORDER,
    LINE,
    ACTION;

    /** As policies write it: {@code line}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The simple name of its fact in rules: {@code Line}. */
    public String typeName() {
        return name().charAt(0) + word().substring(1);
    }
}
