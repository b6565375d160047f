package dev.loyalty.redemption;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.measure.MeasureValues;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a calculation of redemption may know. The same request with the same policy version gives the same answer.
 *
 * @param programme the id in {@code policy.yaml}
 * @param id the event id of the redemption, unique for the member among redemptions: not the order's, as one order can see
 *     several
 * @param at when it is redeemed: windows, balances and expiry are judged by it
 * @param member as of then
 * @param order the order as it would cost without the redemption, or null if nothing is bought; tenders that it has pay
 *     before any payment of the redemption
 * @param wishes what the member wants, each reward once; may be empty for a quote
 * @param ledger the member's ledger as the host holds it now
 * @param measures the values of the measures that the policy declares
 */
public record RedemptionRequest(
        String programme,
        String id,
        Instant at,
        Member member,
        @Nullable Order order,
        List<Wish> wishes,
        LedgerSnapshot ledger,
        MeasureValues measures) {

    public RedemptionRequest {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(measures, "measures");
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("the id of the redemption is blank");
        }
        if (order != null && order.id().equals(id)) {
            throw new IllegalArgumentException("the redemption has the id of its order, " + id
                    + ", which sees others perhaps. Maybe \"" + id + "-redemption\"?");
        }
        wishes = List.copyOf(wishes);
        Set<String> rewards = new HashSet<>();
        for (Wish wish : wishes) {
            if (!rewards.add(wish.reward())) {
                throw new IllegalArgumentException("redemption " + id + " wishes for reward \"" + wish.reward()
                        + "\" twice. Maybe Wish.times( \"" + wish.reward() + "\", 2 )?");
            }
        }
        if (!ledger.member().equals(member.id())) {
            throw new IllegalArgumentException(
                    "the ledger is of member " + ledger.member() + ", the redemption of member " + member.id()
                            + ". Maybe LedgerSnapshot.empty(\"" + member.id() + "\") for a new member?");
        }
    }

    /** A request for a policy that declares no measures. */
    public RedemptionRequest(
            String programme,
            String id,
            Instant at,
            Member member,
            @Nullable Order order,
            List<Wish> wishes,
            LedgerSnapshot ledger) {
        this(programme, id, at, member, order, wishes, ledger, MeasureValues.none());
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated request with
     * it instead of calling again.
     */
    public IdempotencyKey key() {
        return new IdempotencyKey(programme, member.id(), id, Calculation.REDEMPTION);
    }

    RedemptionRequest with(List<Wish> others) {
        return new RedemptionRequest(programme, id, at, member, order, others, ledger, measures);
    }
}
