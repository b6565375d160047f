package dev.loyalty.tier;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import org.jspecify.annotations.Nullable;

/**
 * A proposed gift as it was when the rules had finished.
 *
 * @param oncePer null: once for ever
 */
record GiftAsk(
        String rule, String level, Span span, @Nullable PeriodUnit oncePer) {

    String describe() {
        return "level \"" + level + "\" for " + span + (oncePer == null ? "" : ", once per " + oncePer.word());
    }
}
