package dev.loyalty.internal.calculation;

import dev.loyalty.earning.EarningCalculation;
import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.internal.reversal.OldRules;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Order;
import dev.loyalty.policy.PolicyRefusedException;
import dev.loyalty.policy.VersionId;
import java.util.Optional;
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
        if (!(receipt instanceof EarningDecision decision)) {
            return new Answer.Gone("only what was earned can be evaluated again");
        }
        VersionId version = decision.version();
        Optional<EarningCalculation> earning;
        try {
            earning = versions.apply(version).map(Calculations::earning);
        } catch (PolicyRefusedException refused) {
            return new Answer.Gone("this release refuses the version " + version + ": " + refused.getMessage());
        }
        return earning.isEmpty()
                ? new Answer.Gone("the version " + version + " is neither published nor in the archive")
                : new Answer.Awards(earning.get()
                        .earn(EarningRequest.again(decision, order, ledger))
                        .awards());
    }
}
