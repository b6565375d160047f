package dev.loyalty.redemption;

import dev.loyalty.explanation.Explanation;
import dev.loyalty.ledger.Booking;
import dev.loyalty.ledger.Redeemed;
import dev.loyalty.ledger.RedemptionReceipt;
import dev.loyalty.ledger.RedemptionUse;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.RedemptionSwitches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Whether wishes can be met: all of them or none. */
public sealed interface RedemptionDecision {

    /** The policy version that decided. */
    VersionId version();

    /**
     * They can. As stored, it is the receipt: it holds all that explaining and reversing needs. Immutable.
     *
     * @param version the policy version that decided
     * @param at when it was redeemed
     * @param bodyHash of the request's id, time, order and wishes
     * @param member as the rules saw the member
     * @param order as it was without the redemption, or null
     * @param wishes what the member wanted
     * @param measures the values of the past that the rules saw
     * @param switches the choices that were in force
     * @param currency of all values
     * @param silent the rules that offered and refused nothing because their conditions did not hold, by name
     * @param redeemed by reward, in the order in which they were settled
     * @param passedOver wishes that gave way to another one of their group; nothing is spent for them
     * @param booking what the host writes, in one transaction
     */
    record Accepted(
            VersionId version,
            Instant at,
            String bodyHash,
            Member member,
            @Nullable Order order,
            List<Wish> wishes,
            MeasureValues measures,
            RedemptionSwitches switches,
            CurrencyUnit currency,
            List<String> silent,
            List<Redeemed> redeemed,
            List<Refusal> passedOver,
            Booking booking)
            implements RedemptionDecision, RedemptionReceipt {

        public Accepted {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(bodyHash, "bodyHash");
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(measures, "measures");
            Objects.requireNonNull(switches, "switches");
            Objects.requireNonNull(currency, "currency");
            Objects.requireNonNull(booking, "booking");
            wishes = List.copyOf(wishes);
            silent = List.copyOf(silent);
            redeemed = List.copyOf(redeemed);
            passedOver = List.copyOf(passedOver);
        }

        /**
         * The same as if it had been booked in the ledger that took the member's in, for a later cancellation. It is not
         * for storing.
         *
         * @throws IllegalArgumentException if it is of another member
         */
        public Accepted renamed(Renaming names) {
            names.requireOfFormer(key());
            return new Accepted(
                    version,
                    at,
                    bodyHash,
                    member,
                    order,
                    wishes,
                    measures,
                    switches,
                    currency,
                    silent,
                    redeemed.stream().map(names::of).toList(),
                    passedOver,
                    names.of(booking));
        }

        /** What was redeemed of a reward; empty if nothing was. */
        public Optional<Redeemed> redeemed(String reward) {
            return redeemed.stream()
                    .filter(each -> each.reward().equals(reward))
                    .findFirst();
        }

        /** By how much the lines of the order cost less. */
        public Money discount() {
            return sum(RedemptionUse.DISCOUNT);
        }

        /** How much of the order is paid for. */
        public Money payment() {
            return sum(RedemptionUse.PAYMENT);
        }

        /** What is left to pay by other means, after the tenders that the order has; zero if there is no order. */
        public Money open() {
            Money taken = discount().plus(payment());
            return order == null
                    ? Money.zero(currency)
                    : Money.ofMinor(currency, new Till(order).openAfter(taken.getAmountMinorLong()));
        }

        /**
         * The order as it is with the redemption: for the shop, and for earning. Lines cost less by their shares of
         * discounts, payments are tenders of the kind {@code points}, or of the account's name if it is one of money or
         * items. The tax of a line falls in proportion to what is paid for it; where the shop computes it otherwise, the
         * shop's tax goes.
         *
         * @param current the order of this decision, or the same one with what the shop knows by now
         * @throws IllegalArgumentException if a line is missing
         */
        public Order applyTo(Order current) {
            return new AppliedRedemption(redeemed).to(current);
        }

        /** Why it is what it is: steps that add up to what was spent. */
        public Explanation explanation() {
            return RedemptionExplanation.of(this);
        }

        private Money sum(RedemptionUse use) {
            return redeemed.stream()
                    .filter(each -> each.use() == use)
                    .map(Redeemed::value)
                    .reduce(Money.zero(currency), Money::plus);
        }
    }

    /**
     * At least one wish cannot be met, so that nothing is. Not a receipt: asked again later, the answer can be another.
     *
     * @param version the policy version that decided
     * @param refusals of the wishes that cannot be met, in the order of the wishes; at least one
     */
    record Declined(VersionId version, List<Refusal> refusals) implements RedemptionDecision, HoldDecision {

        /** @throws IllegalArgumentException if there is no refusal */
        public Declined {
            Objects.requireNonNull(version, "version");
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a redemption is declined without a reason");
            }
        }

        private Refusal first() {
            return refusals.get(0);
        }

        /** Why the first of them cannot be met. */
        public RefusalReason reason() {
            return first().reason();
        }

        /** See {@link Refusal#required()}, of the first. */
        public BigDecimal required() {
            return first().required();
        }

        /** See {@link Refusal#available()}, of the first. */
        public BigDecimal available() {
            return first().available();
        }

        /** See {@link Refusal#missing()}, of the first. */
        public BigDecimal missing() {
            return first().missing();
        }
    }
}
