package dev.loyalty.internal.scenario;

import dev.loyalty.ledger.AwardReceipt;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something comes back.
 *
 * @param of the id of the activity, which an earlier step has
 * @param what what of it comes back, no more than is left
 * @param reversed what it must take back, or null if that is not said
 * @param stays what must stay although it should not, or null if that is not said
 */
public record ReturningStep(
        Frame frame,
        String id,
        Instant at,
        String of,
        WhatCameBack what,
        Then.@Nullable Amounts reversed,
        @Nullable Said stays)
        implements Step {

    @Override
    public void play(Play play) {
        List<AwardReceipt> originals = play.originals(of);
        if (originals.isEmpty()) {
            play.compare(this, "reversed", reversed, account -> 0, account -> "nothing was earned for " + of);
            return;
        }
        ReversalDecision decision =
                play.reverse(new ReversalRequest(id, at, originals, play.reversalsOf(originals), what, play.ledger()));
        play.book(decision);
        play.keep(decision);
        play.compare(this, "reversed", reversed, decision::reversed, account -> null);
        if (stays != null) {
            play.compare(this, stays.place(), stays.what(), stays.text(), Given.actual(decision.notUndone()));
        }
    }
}
