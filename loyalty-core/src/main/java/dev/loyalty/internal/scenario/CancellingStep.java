package dev.loyalty.internal.scenario;

import dev.loyalty.internal.settlement.RenewedTerms;
import dev.loyalty.policy.definition.PastUnits;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.reversal.CancellationCalculation;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.CancellationRequest;
import dev.loyalty.reversal.WhatCameBack;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A redemption is cancelled, whole or in part.
 *
 * @param of the id of the redemption, which an earlier step has
 * @param givenBack what it must give back, or null if that is not said
 */
public record CancellingStep(
        Frame frame, String id, Instant at, String of, WhatCameBack what, Then.@Nullable Amounts givenBack)
        implements Step {

    @Override
    public void play(Play play) {
        Accepted receipt = play.receipt(of, Accepted.class);
        boolean renews = receipt.switches().cancelledLate() == PastUnits.RENEWED;
        CancellationDecision decision = CancellationCalculation.cancel(
                new CancellationRequest(id, at, receipt, play.cancellationsOf(of), what, play.ledger()),
                account -> renews ? RenewedTerms.of(play.policy(), account, at) : null);
        play.book(of, decision);
        play.compare(this, "given back", givenBack, decision::givenBack, account -> null);
    }
}
