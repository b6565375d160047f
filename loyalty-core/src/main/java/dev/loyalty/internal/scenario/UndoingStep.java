package dev.loyalty.internal.scenario;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return did not happen after all.
 *
 * @param of the id of the return
 * @param activity the id of what had come back
 * @param givenBack what it must give back, or null if that is not said
 */
public record UndoingStep(
        Frame frame, String id, Instant at, String of, String activity, Then.@Nullable Amounts givenBack)
        implements Step {

    @Override
    public void play(Play play) {
        EarningDecision receipt = play.receipt(activity, EarningDecision.class);
        ReversalDecision decision = play.reverse(new ReversalRequest(
                id, at, List.of(receipt), play.reversalsOf(activity), new WhatCameBack.Undo(of), play.ledger()));
        play.book(decision);
        play.keep(activity, decision);
        play.compare(this, "given back", givenBack, account -> -decision.reversed(account), account -> null);
    }
}
