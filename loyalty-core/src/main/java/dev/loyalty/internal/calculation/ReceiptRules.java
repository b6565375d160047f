package dev.loyalty.internal.calculation;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.internal.reversal.OldRules;
import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.ledger.LimitKey;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.Renaming;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyRefusedException;
import dev.loyalty.policy.VersionId;
import dev.loyalty.policy.definition.Limit;
import dev.loyalty.policy.definition.PolicyDefinition;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Asks the version that made a receipt again. */
public final class ReceiptRules implements OldRules {

    private final Function<VersionId, Optional<Calculations>> versions;

    /** @param versions finds a version; empty if it is gone */
    public ReceiptRules(Function<VersionId, Optional<Calculations>> versions) {
        this.versions = versions;
    }

    @Override
    public Answer award(AwardReceipt receipt, Order order, LedgerSnapshot ledger) {
        if (!(receipt.asWritten() instanceof EarningDecision decision)) {
            return new Answer.Gone("only what was earned can be evaluated again");
        }
        VersionId version = decision.version();
        Optional<Calculations> calculations;
        try {
            calculations = versions.apply(version);
        } catch (PolicyRefusedException refused) {
            return new Answer.Gone("this release refuses the version " + version + ": " + refused.getMessage());
        }
        return calculations.isEmpty()
                ? new Answer.Gone("the version " + version + " is neither published nor in the archive")
                : new Answer.Awards(award(calculations.get(), receipt, decision, order, ledger));
    }

    private static List<Award> award(
            Calculations calculations,
            AwardReceipt receipt,
            EarningDecision decision,
            Order order,
            LedgerSnapshot ledger) {
        LedgerSnapshot before = ledger;
        for (int i = receipt.merges().size() - 1; i >= 0; i--) {
            before = receipt.merges().get(i).before(before);
        }
        if (!receipt.merges().isEmpty()) {
            before = alone(calculations.policy(), decision, before);
        }
        List<Award> awards = calculations
                .earning()
                .earn(EarningRequest.again(decision, order, before))
                .awards();
        for (Renaming merge : receipt.merges()) {
            awards = awards.stream().map(merge::of).toList();
        }
        return awards;
    }

    /** What is of another member, whose account became one with this one, takes nothing of what was granted. */
    private static LedgerSnapshot alone(PolicyDefinition policy, EarningDecision decision, LedgerSnapshot ledger) {
        SortedMap<LimitKey, Long> own = new TreeMap<>();
        decision.awards()
                .forEach(award -> award.uses().forEach(use -> own.merge(use.key(), use.amount(), Math::addExact)));
        SortedMap<LimitKey, Long> used = new TreeMap<>(ledger.used());
        own.forEach((key, amount) -> {
            Limit limit = policy.limits().get(key.limit());
            if (limit != null) {
                used.computeIfPresent(key, (same, others) -> Math.min(others, Math.max(0, limit.maximum() - amount)));
            }
        });
        List<Lot> lots = ledger.lots().stream()
                .filter(lot -> !lot.id().event().equals(decision.activity().id()))
                .toList();
        return new LedgerSnapshot(ledger.member(), ledger.revision(), lots, ledger.debts(), used, ledger.remainders());
    }
}
