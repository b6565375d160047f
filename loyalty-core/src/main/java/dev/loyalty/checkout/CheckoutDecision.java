package dev.loyalty.checkout;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.model.Order;
import dev.loyalty.policy.VersionId;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.referral.ReferralDecision;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.TierState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What an order comes to: all of it, or nothing because a wish cannot be met. */
public sealed interface CheckoutDecision {

    /** The policy version that decided. */
    VersionId version();

    /**
     * The order goes through. Immutable.
     *
     * @param version the policy version that decided
     * @param order as it is with the redemption, as it earned
     * @param receipts what the host stores and writes, all of it in one transaction and in this order: each expects the
     *     ledger as the one before it leaves it
     * @param ledger the member's ledger after all of them
     * @param tier the member's tier state after all of them, for the host to store
     */
    record Completed(VersionId version, Order order, List<Receipt> receipts, LedgerSnapshot ledger, TierState tier)
            implements CheckoutDecision {

        public Completed {
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(ledger, "ledger");
            Objects.requireNonNull(tier, "tier");
            receipts = List.copyOf(receipts);
        }

        /** What was redeemed; empty if nothing was wished for. */
        public Optional<RedemptionDecision.Accepted> redemption() {
            return of(RedemptionDecision.Accepted.class).findFirst();
        }

        /** What the order earned. */
        public EarningDecision earning() {
            return of(EarningDecision.class)
                    .filter(decision -> decision.activity().id().equals(order.id()))
                    .findFirst()
                    .orElseThrow();
        }

        /** What the levels earned that the order led to, in the order in which they were reached. */
        public List<EarningDecision> levelEarnings() {
            return of(EarningDecision.class)
                    .filter(decision -> !decision.activity().id().equals(order.id()))
                    .toList();
        }

        /** What was due before the order, and what the order meant for the level, in their order. */
        public List<AssessmentDecision> assessments() {
            return of(AssessmentDecision.class).toList();
        }

        /** What came of the referral of the member; empty if nothing did by now. */
        public Optional<ReferralDecision> referral() {
            return of(ReferralDecision.class).findFirst();
        }

        /** The units granted to an account by the order and the levels that it led to. */
        public long awarded(String account) {
            return of(EarningDecision.class)
                    .mapToLong(decision -> decision.awarded(account))
                    .reduce(0, Math::addExact);
        }

        private <T extends Receipt> Stream<T> of(Class<T> kind) {
            return receipts.stream().filter(kind::isInstance).map(kind::cast);
        }
    }

    /**
     * A wish cannot be met, so that nothing is booked at all: neither redeemed nor earned.
     *
     * @param redemption which, and why
     */
    record Declined(RedemptionDecision.Declined redemption) implements CheckoutDecision {
        public Declined {
            Objects.requireNonNull(redemption, "redemption");
        }

        @Override
        public VersionId version() {
            return redemption.version();
        }
    }
}
