package dev.loyalty.policy.definition;

import java.util.List;
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

    /**
     * The simple names of its facts in rules: {@code Line}; of a member also those of the two sides of a referral, of an
     * order also that of orders of before.
     */
    public List<String> factNames() {
        return switch (this) {
            case MEMBER -> List.of(typeName(), "Advocate", "Friend");
            case ORDER -> List.of(typeName(), "PastOrder");
            case LINE, ACTION -> List.of(typeName());
        };
    }

    /** The simple name of its fact in rules: {@code Line}. */
    public String typeName() {
        return name().charAt(0) + word().substring(1);
    }
}
