package dev.loyalty.referral;

import dev.loyalty.internal.settlement.Cap;
import dev.loyalty.internal.settlement.LotWish;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Span;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as it was when the rules had finished.
 *
 * @param per the money that {@code amount} is for, or null if it is for none
 * @param account that it goes into, or the name of what is for no account
 * @param least what the friend's order must count for, or null
 * @param lasting how long a level is given for; null of all else
 */
record RewardAsk(
        String rule,
        Side side,
        RewardVerb verb,
        String account,
        Fraction amount,
        @Nullable Fraction per,
        @Nullable Milestone milestone,
        List<Cap> limits,
        @Nullable BigDecimal least,
        LotWish lot,
        long priority,
        @Nullable Span lasting) {

    /** Higher priority first, then rule names: never the order of firing. */
    static final Comparator<RewardAsk> ORDER = Comparator.comparingLong(RewardAsk::priority)
            .reversed()
            .thenComparing(RewardAsk::rule)
            .thenComparing(RewardAsk::side)
            .thenComparing(RewardAsk::verb)
            .thenComparing(RewardAsk::account)
            .thenComparing(RewardAsk::milestoneName);

    /** One rule may ask for one thing once: this is what makes two asks the same thing. */
    record Identity(String rule, Side side, RewardVerb verb, String account, String milestone) {}

    Identity identity() {
        return new Identity(rule, side, verb, account, milestoneName());
    }

    private String milestoneName() {
        return milestone == null ? "" : milestone.name();
    }

    /** What is proposed: {@code 10 into account "credit" for the advocate}. */
    String describe() {
        return amount + (per == null ? "" : " per " + per) + what() + " for the "
                + (side == Side.ADVOCATE ? "advocate" : "friend")
                + (milestone == null ? "" : " at " + milestone.friends() + " friends");
    }

    private String what() {
        return switch (verb) {
            case POINTS, CREDIT, ITEMS -> " into account \"" + account + "\"";
            case DONATION -> " donated to \"" + account + "\"";
            case RECOGNITION -> " recognition \"" + account + "\"";
            case TIER_GIFT -> " level \"" + account + "\" lasting " + lasting;
        };
    }

    /** What else can differ between two asks for one thing. */
    String describeTerms() {
        return describe() + " (limits " + limits + ", while at least " + Objects.toString(least, "nothing") + ", " + lot
                + ", priority " + priority + ")";
    }
}
