package dev.loyalty.internal.reversal;

import dev.loyalty.ledger.Award;
import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Order;
import java.util.List;

/** The rules that once made a receipt, asked again. */
@FunctionalInterface
public interface OldRules {

    /** What came of asking them. */
    sealed interface Answer {

        /** What they award now. */
        record Awards(List<Award> awards) implements Answer {
            public Awards {
                awards = List.copyOf(awards);
            }
        }

        /** They are not there any more. */
        record Gone(String why) implements Answer {}
    }

    /**
     * What the rules that made the receipt award for another state of its order, all else being as it was then.
     *
     * @param ledger what is used of limits, without what the receipt used
     */
    Answer award(AwardReceipt receipt, Order order, LedgerSnapshot ledger);

    /** For callers that have none. */
    static OldRules none() {
        return (receipt, order, ledger) -> new Answer.Gone("no policy versions are at hand");
    }
}
