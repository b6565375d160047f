package dev.loyalty.checkout;

import dev.loyalty.ledger.Receipt;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.measure.MemberHistory;
import dev.loyalty.policy.definition.Measure;
import dev.loyalty.policy.definition.Viewpoint;
import java.util.Collection;
import java.util.List;

/**
 * Where the values of a member's measures come from while a checkout goes on: the past, and what the checkout itself has
 * come to so far. Must give the same values for the same question.
 */
@FunctionalInterface
public interface CheckoutPast {

    /**
     * The values of measures, seen from there; dates that do not exist are absent.
     *
     * @param made the receipts of this checkout so far, in their order; none of them is stored yet
     */
    MeasureValues values(Collection<Measure> measures, Viewpoint from, List<Receipt> made);

    /** Counts them from a history that the host keeps. */
    static CheckoutPast of(MemberHistory history) {
        return (measures, from, made) -> history.plus(made).values(measures, from);
    }

    /** For a policy that declares no measures. */
    static CheckoutPast none() {
        return (measures, from, made) -> MeasureValues.none();
    }
}
