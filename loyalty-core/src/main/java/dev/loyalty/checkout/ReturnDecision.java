package dev.loyalty.checkout;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.Receipt;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalDeclined;
import dev.loyalty.tier.AssessmentDecision;
import dev.loyalty.tier.TierState;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a return takes back, and what it means for the member's level. */
public sealed interface ReturnDecision {

    /**
     * It is taken back. Immutable.
     *
     * @param receipts what the host stores and writes, all of it in one transaction and in this order: each expects the
     *     ledger as the one before it leaves it
     * @param ledger the member's ledger after all of them
     * @param tier the member's tier state after all of them, for the host to store
     */
    record Returned(List<Receipt> receipts, LedgerSnapshot ledger, TierState tier) implements ReturnDecision {

        public Returned {
            receipts = List.copyOf(receipts);
            Objects.requireNonNull(ledger, "ledger");
            Objects.requireNonNull(tier, "tier");
        }

        /** What came back of what the order earned. */
        public ReversalDecision reversal() {
            return of(ReversalDecision.class).findFirst().orElseThrow();
        }

        /** What came back of what levels earned that the return has cost, each by itself. */
        public List<ReversalDecision> levelReversals() {
            return of(ReversalDecision.class).skip(1).toList();
        }

        /** What was due before the return, and what the return meant for the level, in their order. */
        public List<AssessmentDecision> assessments() {
            return of(AssessmentDecision.class).toList();
        }

        private <T extends Receipt> Stream<T> of(Class<T> kind) {
            return receipts.stream().filter(kind::isInstance).map(kind::cast);
        }
    }

    /**
     * Nothing is booked at all.
     *
     * @param reversal why
     */
    record Declined(ReversalDeclined reversal) implements ReturnDecision {
        public Declined {
            Objects.requireNonNull(reversal, "reversal");
        }
    }
}
