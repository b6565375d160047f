package dev.loyalty.earning;

import dev.loyalty.ledger.Calculation;
import dev.loyalty.ledger.IdempotencyKey;
import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import java.util.Objects;

/**
 * All that a calculation of earning may know. The same request with the same policy version gives the same decision.
 *
 * @param programme the id in {@code policy.yaml}
 * @param member as of the order
 * @param order what was bought, and when
 * @param ledger the member's ledger as the host holds it now
 */
public record EarningRequest(String programme, Member member, Order order, LedgerSnapshot ledger) {

    public EarningRequest {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(order, "order");
        if (!ledger.member().equals(member.id())) {
            throw new IllegalArgumentException("the ledger is of member " + ledger.member() + ", the order of member "
                    + member.id() + ". Maybe LedgerSnapshot.empty(\"" + member.id() + "\") for a new member?");
        }
    }

    /**
     * What the decision will be booked under. A host that has stored a receipt of this key answers a repeated event with
     * it instead of calling again.
     */
    public IdempotencyKey key() {
        return new IdempotencyKey(programme, member.id(), order.id(), Calculation.EARNING);
    }
}
