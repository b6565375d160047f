package dev.loyalty.tier;

import dev.loyalty.model.PeriodUnit;
import dev.loyalty.model.Span;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level that a rule has just proposed to give for a time, to be described further in the same sentence:
 * {@code tier.gift( "gold" ).lasting( policy.taste );}. Used by one call on one thread.
 */
public final class GiftProposal {

    private final String rule;
    private final String level;
    private @Nullable Span span;
    private @Nullable PeriodUnit oncePer;

    GiftProposal(String rule, String level) {
        this.rule = rule;
        this.level = level;
    }

    /** Up to the same day so much later, that day included; in days or longer. */
    public GiftProposal lasting(Span time) {
        if (!time.isOnCalendar()) {
            throw new IllegalArgumentException(
                    "a gift for " + time + " does not end with a day. Maybe the parameter should be in days?");
        }
        span = time;
        return this;
    }

    /**
     * Once a {@code year}, {@code half}, {@code quarter}, {@code month}, {@code week} or {@code day}; without it, the
     * rule gives the level to a member once.
     */
    public GiftProposal oncePer(String period) {
        oncePer = Arrays.stream(PeriodUnit.values())
                .filter(unit -> unit.word().equals(period))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a gift once per \"" + period + "\" is not offered."
                        + " Maybe one of "
                        + List.of(PeriodUnit.values()).stream()
                                .map(PeriodUnit::word)
                                .toList()
                        + "?"));
        return this;
    }

    GiftAsk freeze() {
        if (span == null) {
            throw new IllegalArgumentException(
                    "rule \"" + rule + "\" gives level \"" + level + "\" without an end. Maybe .lasting( policy.… )?");
        }
        return new GiftAsk(rule, level, span, oncePer);
    }
}
