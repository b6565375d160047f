package dev.loyalty.internal.scenario;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.internal.calculation.ReceiptRules;
import dev.loyalty.reversal.ReversalCalculation;
import dev.loyalty.reversal.ReversalDecision;
import dev.loyalty.reversal.ReversalRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something comes back.
 *
 * @param of the id of the activity, which an earlier step has
 * @param returned units by line, no more than are left of the activity
 * @param reversed what it must take back, or null if that is not said
 */
public record ReturningStep(
        Frame frame,
        String id,
        Instant at,
        String of,
        SortedMap<String, BigDecimal> returned,
        Then.@Nullable Amounts reversed)
        implements Step {
    public ReturningStep {
        returned = Collections.unmodifiableSortedMap(new TreeMap<>(returned));
    }

    @Override
    public void play(Play play) {
        EarningDecision receipt = play.receipt(of, EarningDecision.class);
        ReversalDecision decision = ReversalCalculation.reverse(
                        ReversalRequest.ofUnits(id, at, receipt, play.reversalsOf(of), returned, play.ledger()),
                        new ReceiptRules(version -> Optional.of(play.calculations())))
                .orThrow();
        play.book(decision);
        play.keep(of, decision);
        play.compare(this, "reversed", reversed, decision::reversed, account -> null);
    }
}
