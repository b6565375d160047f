package dev.loyalty.internal.drools;

import dev.loyalty.internal.drools.Sentence.Call;
import dev.loyalty.policy.definition.AccountUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The verbs of earning that propose something, and what they bring. */
enum EarningVerb {
    POINTS(AccountUnit.POINTS),
    CREDIT(AccountUnit.MONEY),
    ITEM(AccountUnit.ITEMS),
    ITEMS(AccountUnit.ITEMS),
    MULTIPLY(AccountUnit.POINTS),
    DONATION(null),
    RECOGNITION(null),
    TIER_GIFT(null);

    private final @Nullable AccountUnit unit;

    EarningVerb(@Nullable AccountUnit unit) {
        this.unit = unit;
    }

    /** Empty if it proposes nothing, or is none. */
    static Optional<EarningVerb> of(Call verb) {
        for (EarningVerb each : values()) {
            if (each.word().equals(verb.name())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** As it stands in a rule, behind {@code earn.} */
    String word() {
        return this == TIER_GIFT ? "tierGift" : name().toLowerCase(Locale.ROOT);
    }

    /** What the account holds that it is for if none is named; null if it is for no account. */
    @Nullable
    AccountUnit unit() {
        return unit;
    }

    boolean isSpecial() {
        return unit == null;
    }

    /** Where the amount stands among its arguments; a place behind all of them if it has none. */
    int amountAt() {
        return this == DONATION ? 2 : 1;
    }

    /** A constant as it is written in policy.yaml. */
    static String inYaml(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A type of fact with its article. */
    static String aFact(String type) {
        String word = type.toLowerCase(Locale.ROOT);
        return ("aeiou".indexOf(word.charAt(0)) < 0 ? "a " : "an ") + word;
    }
}
