package dev.loyalty.referral;

import org.jspecify.annotations.Nullable;

/** The rule that is running. */
final class RuleName {

    private @Nullable String name;

    void enter(String rule) {
        name = rule;
    }

    /** @throws IllegalStateException if no rule is running */
    String now() {
        if (name == null) {
            throw new IllegalStateException("a proposal was made outside a rule");
        }
        return name;
    }
}
