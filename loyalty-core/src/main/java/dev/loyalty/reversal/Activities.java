package dev.loyalty.reversal;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.ledger.GrantedAward;
import dev.loyalty.ledger.ReversalMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left, at one moment, of the activities that awards depend on: an award for an order of before goes back with that
 * order, and altogether when nothing is left of the activity that it was awarded with. Used by one thread and thrown away.
 */
final class Activities {

    private final Map<String, Back> back = new HashMap<>();

    /** @param reversals of any activities */
    Activities(Collection<ReversalDecision> reversals) {
        reversals.forEach(reversal -> back.merge(reversal.activity(), Back.of(reversal), Back::plus));
    }

    /** The same after more has come back of one activity. */
    Activities plus(String activity, Back more) {
        Activities after = new Activities(List.of());
        after.back.putAll(back);
        after.back.merge(activity, more, Back::plus);
        return after;
    }

    /** What came back of an activity. */
    Back back(String activity) {
        return back.getOrDefault(activity, Back.NOTHING);
    }

    /** What is left of a receipt's own activity. */
    Remains of(AwardReceipt receipt) {
        return new Remains(receipt, back(receipt.activity().id()));
    }

    /** How much of an award goes back. */
    Target target(AwardReceipt receipt, GrantedAward award, ReversalMode mode) {
        AwardReceipt whole = receipt.whole();
        String past = award.past();
        if (past == null) {
            return Target.of(award, mode, of(whole));
        }
        if (of(whole).left().signum() == 0) {
            return new Target(award.brought(), award.brought(), List.of());
        }
        return Target.of(award, mode, of(whole.about(past).orElseThrow()));
    }
}
