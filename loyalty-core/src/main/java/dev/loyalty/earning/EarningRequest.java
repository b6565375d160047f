package dev.loyalty.earning;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a calculation of earning may know. The same request with the same policy version gives the same decision.
 *
 * @param programme the id in {@code policy.yaml}
 * @param member as of the activity
 * @param activity what happened, and when
 * @param ledger the member's ledger as the host holds it now
 * @param measures the values of the measures that the policy declares, as of the activity
 * @param past orders of before that the activity can earn for too, such as those from the time before the member joined,
 *     as they are now: without what came back. Mostly none
 * @param split by which levels an order earns in whose course the member reaches them; null (mostly): all of it by the level
 *     of {@code member}
 */
public record EarningRequest(
        String programme,
        Member member,
        Activity activity,
        LedgerSnapshot ledger,
        MeasureValues measures,
        List<Order> past,
        @Nullable LevelSplit split) {

    public EarningRequest {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(measures, "measures");
        past = List.copyOf(past);
        requireBefore(activity, past);
        if (split != null && !(activity instanceof Order)) {
            throw new IllegalArgumentException(
                    activity.id() + " is no order, so that no level is reached in its course.");
        }
        if (!ledger.member().equals(member.id())) {
            throw new IllegalArgumentException(
                    "the ledger is of member " + ledger.member() + ", the activity of member " + member.id()
                            + ". Maybe LedgerSnapshot.empty(\"" + member.id() + "\") for a new member?");
        }
    }

    private static void requireBefore(Activity activity, List<Order> past) {
        Set<String> ids = new HashSet<>(Set.of(activity.id()));
        for (Order order : past) {
            if (!ids.add(order.id())) {
                throw new IllegalArgumentException(
                        "the past order " + order.id() + " is given twice, or is the activity itself");
            }
            if (order.at().isAfter(activity.at())) {
                throw new IllegalArgumentException("the past order " + order.id() + " is of " + order.at() + ", after "
                        + activity.id() + " at " + activity.at() + ". Maybe the two were exchanged?");
            }
        }
    }

    /** A request for an activity that earns by the member's level altogether. */
    public EarningRequest(
            String programme,
            Member member,
            Activity activity,
            LedgerSnapshot ledger,
            MeasureValues measures,
            List<Order> past) {
        this(programme, member, activity, ledger, measures, past, null);
    }

    /** A request without orders of before. */
    public EarningRequest(
            String programme, Member member, Activity activity, LedgerSnapshot ledger, MeasureValues measures) {
        this(programme, member, activity, ledger, measures, List.of(), null);
    }

    /** The same request with orders of before. */
    public EarningRequest withPast(List<Order> orders) {
        return new EarningRequest(programme, member, activity, ledger, measures, orders, split);
    }

    /** The same request for an order that earns by several levels. */
    public EarningRequest withSplit(LevelSplit levels) {
        return new EarningRequest(programme, member, activity, ledger, measures, past, levels);
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
        return new EarningRequest(
                receipt.key().programme(),
                receipt.member(),
                order,
                ledger,
                receipt.measures(),
                receipt.past(),
                receipt.split());
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated event with
     * it instead of calling again.
     */
    public IdempotencyKey key() {
        return new IdempotencyKey(programme, member.id(), activity.id(), Calculation.EARNING);
    }
}
