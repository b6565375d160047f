package dev.loyalty.examples.replay;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.Lot;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Line;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import dev.loyalty.reversal.CancellationDecision;
import dev.loyalty.reversal.ReversalDecision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order of a member for as long as a return of it can take points back, or give back what was redeemed for it. */
final class Purchase {

    private final EarningDecision receipt;
    private final @Nullable Accepted redemption;
    private final Instant openUntil;
    private final Instant needsLotsFrom;
    private final List<ReversalDecision> reversals = new ArrayList<>(0);
    private final List<CancellationDecision> cancellations = new ArrayList<>(0);
    private final Map<String, BigDecimal> returned = new HashMap<>(0);

    /**
     * @param redemption what was redeemed for it, or null
     * @param paid the lots that paid for that
     */
    Purchase(EarningDecision receipt, @Nullable Accepted redemption, List<Lot> paid) {
        this.receipt = receipt;
        this.redemption = redemption;
        Instant open = lastExpiry(receipt);
        Instant needs = at();
        for (Lot lot : paid) {
            Instant end = lot.end().orElse(Instant.MAX);
            open = end.isAfter(open) ? end : open;
            needs = lot.earnedAt().isBefore(needs) ? lot.earnedAt() : needs;
        }
        this.openUntil = open;
        this.needsLotsFrom = needs;
    }

    private static Instant lastExpiry(EarningDecision receipt) {
        Instant last = receipt.order().at();
        for (Entry entry : receipt.booking().entries()) {
            LotTerms terms = entry.terms();
            if (terms != null) {
                Instant expiry = terms.expiry().instant().orElse(Instant.MAX);
                last = expiry.isAfter(last) ? expiry : last;
            }
        }
        return last;
    }

    EarningDecision receipt() {
        return receipt;
    }

    private Instant at() {
        return receipt.order().at();
    }

    /** When the earliest of the lots was earned that it issued or that paid for it. */
    Instant needsLotsFrom() {
        return needsLotsFrom;
    }

    /** What was redeemed for it, or null. */
    @Nullable
    Accepted redemption() {
        return redemption;
    }

    /** When the last of its lots and of those that paid for it expires; if there is none, when it was placed. */
    Instant openUntil() {
        return openUntil;
    }

    List<ReversalDecision> reversals() {
        return List.copyOf(reversals);
    }

    void add(ReversalDecision reversal) {
        reversals.add(reversal);
    }

    List<CancellationDecision> cancellations() {
        return List.copyOf(cancellations);
    }

    void add(CancellationDecision cancellation) {
        cancellations.add(cancellation);
    }

    /** The lines of which units can still come back. */
    List<Line> linesLeft() {
        return receipt.order().lines().stream()
                .filter(line -> left(line).signum() > 0)
                .toList();
    }

    /** The units of a line that did not come back yet. */
    BigDecimal left(Line line) {
        return line.quantity().subtract(returned.getOrDefault(line.id(), BigDecimal.ZERO));
    }

    /** Up to so many units of a line come back; how many did. */
    BigDecimal giveBack(Line line, BigDecimal units) {
        BigDecimal part = left(line).min(units);
        returned.merge(line.id(), part, BigDecimal::add);
        return part;
    }
}
