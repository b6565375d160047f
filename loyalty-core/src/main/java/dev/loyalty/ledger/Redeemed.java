package dev.loyalty.ledger;

import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was redeemed of one reward.
 *
 * @param reward its name
 * @param rule the rule that offered it
 * @param offer what the rule offered, for an operator: {@code 100 points are worth 1.00}
 * @param account whose units were spent
 * @param units how many, positive
 * @param use what they were turned into
 * @param value what they were turned into, in money; zero for things
 * @param shares by line, in the order of the lines; their units and values sum to those of the whole
 * @param tender the kind of tender that a payment is, or null if it is none
 * @param brought the lot that was issued, or null
 * @param donation who got the money, or null
 * @param uses what it used of limits; a reversal gives the same part of it back
 */
public record Redeemed(
        String reward,
        String rule,
        String offer,
        String account,
        long units,
        RedemptionUse use,
        Money value,
        List<RedeemedShare> shares,
        @Nullable String tender,
        @Nullable Brought brought,
        @Nullable Donation donation,
        List<LimitUse> uses) {

    /**
     * A lot that was issued for the units.
     *
     * @param lot its id
     * @param units issued, positive
     */
    public record Brought(LotId lot, long units) {

        public Brought {
            Objects.requireNonNull(lot, "Brought.lot");
            Checks.positive(units, "Brought.units");
        }
    }

    /**
     * Money for somebody else.
     *
     * @param to who gets it, in the merchant's words
     * @param topUp what the merchant adds to the value of the units; not negative
     */
    public record Donation(String to, Money topUp) {

        public Donation {
            Checks.text(to, "Donation.to");
            Objects.requireNonNull(topUp, "Donation.topUp");
        }
    }

    /** @throws IllegalArgumentException if the shares do not sum to the whole */
    public Redeemed {
        Checks.text(reward, "Redeemed.reward");
        Checks.text(rule, "Redeemed.rule");
        Objects.requireNonNull(offer, "Redeemed.offer");
        Checks.text(account, "Redeemed.account");
        Checks.positive(units, "Redeemed.units", reward);
        Objects.requireNonNull(use, "Redeemed.use");
        if ((use == RedemptionUse.PAYMENT) != (tender != null)) {
            throw new IllegalArgumentException("Redeemed.tender of " + reward + " is " + tender
                    + ", but Redeemed.use is " + use + ". Maybe only payments have one.");
        }
        shares = List.copyOf(shares);
        uses = List.copyOf(uses);
        long spent = 0;
        Money worth = Money.zero(value.getCurrencyUnit());
        for (RedeemedShare share : shares) {
            spent = Math.addExact(spent, share.units());
            worth = worth.plus(share.value());
        }
        if (spent != units || !worth.isEqual(value)) {
            throw new IllegalArgumentException("Redeemed.shares of " + reward + " sum to " + spent + " units and "
                    + worth + " instead of " + units + " and " + value + ". Maybe a line is missing?");
        }
    }
}
