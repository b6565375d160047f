package dev.loyalty.earning;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import java.util.Objects;

/**
 * All that a calculation of earning may know. The same request with the same policy version gives the same decision.
 *
 * @param programme the id in {@code policy.yaml}
 * @param member as of the activity
 * @param activity what happened, and when
 * @param ledger the member's ledger as the host holds it now
 * @param measures the values of the measures that the policy declares, as of the activity
 */
public record EarningRequest(
        String programme, Member member, Activity activity, LedgerSnapshot ledger, MeasureValues measures) {

    public EarningRequest {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(measures, "measures");
        if (!ledger.member().equals(member.id())) {
            throw new IllegalArgumentException(
                    "the ledger is of member " + ledger.member() + ", the activity of member " + member.id()
                            + ". Maybe LedgerSnapshot.empty(\"" + member.id() + "\") for a new member?");
        }
    }

    /** A request for a policy that declares no measures. */
    public EarningRequest(String programme, Member member, Activity activity, LedgerSnapshot ledger) {
        this(programme, member, activity, ledger, MeasureValues.none());
    }

    /**
     * The request of a receipt for another state of its order, all else being as it was.
     *
     * @param order with the id and the time of the receipt's
     */
    public static EarningRequest again(EarningDecision receipt, Order order, LedgerSnapshot ledger) {
        return new EarningRequest(receipt.key().programme(), receipt.member(), order, ledger, receipt.measures());
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated event with
     * it instead of calling again.
     */
    public IdempotencyKey key() {
        return new IdempotencyKey(programme, member.id(), activity.id(), Calculation.EARNING);
    }
}
