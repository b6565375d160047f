package dev.loyalty.internal.scenario;

import dev.loyalty.ledger.AwardReceipt;
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
        List<AwardReceipt> originals = play.originals(activity);
        ReversalDecision decision = play.reverse(new ReversalRequest(
                id, at, originals, play.reversalsOf(originals), new WhatCameBack.Undo(of), play.ledger()));
        play.book(decision);
        play.keep(decision);
        play.compare(this, "given back", givenBack, account -> -decision.reversed(account), account -> null);
    }
}
