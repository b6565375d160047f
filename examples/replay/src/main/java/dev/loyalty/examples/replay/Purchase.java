package dev.loyalty.examples.replay;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.ledger.Entry;
import dev.loyalty.ledger.LotTerms;
import dev.loyalty.model.Line;
import dev.loyalty.reversal.ReversalDecision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An order of a member for as long as a return of it can take points back. */
final class Purchase {

    private final EarningDecision receipt;
    private final Instant openUntil;
    private final List<ReversalDecision> reversals = new ArrayList<>(0);
    private final Map<String, BigDecimal> returned = new HashMap<>(0);

    Purchase(EarningDecision receipt) {
        this.receipt = receipt;
        this.openUntil = lastExpiry(receipt);
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

    Instant at() {
        return receipt.order().at();
    }

    /** When the last of its lots expires; for an order that earned nothing, when it was placed. */
    Instant openUntil() {
        return openUntil;
    }

    List<ReversalDecision> reversals() {
        return List.copyOf(reversals);
    }

    void add(ReversalDecision reversal) {
        reversals.add(reversal);
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
