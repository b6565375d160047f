package dev.loyalty.checkout;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.model.Member;
import dev.loyalty.model.Order;
import dev.loyalty.redemption.Wish;
import dev.loyalty.tier.TierState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a checkout may know. The same request with the same policy version gives the same decision.
 *
 * @param programme the id in {@code policy.yaml}
 * @param member as of the order; the level comes from {@code tier}, not from here, if the policy declares levels
 * @param order as it would cost without any redemption
 * @param wishes what the member wants to redeem, each reward once; may be empty
 * @param ledger the member's ledger as the host holds it now
 * @param tier the member's tier state as the host holds it now
 * @param past the values of the measures that the policy declares
 * @param referral who may have brought the member; null: nobody is looked for
 */
public record CheckoutRequest(
        String programme,
        Member member,
        Order order,
        List<Wish> wishes,
        LedgerSnapshot ledger,
        TierState tier,
        CheckoutPast past,
        @Nullable CheckoutReferral referral) {

    /** @throws IllegalArgumentException if ledger or tier state are of another member */
    public CheckoutRequest {
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(past, "past");
        wishes = List.copyOf(wishes);
        requireSame("ledger", ledger.member(), member);
        requireSame("tier state", tier.member(), member);
        if (referral != null) {
            requireSame("friend", referral.friend().member().id(), member);
        }
    }

    /** A checkout that no referral is looked for in. */
    public CheckoutRequest(
            String programme,
            Member member,
            Order order,
            List<Wish> wishes,
            LedgerSnapshot ledger,
            TierState tier,
            CheckoutPast past) {
        this(programme, member, order, wishes, ledger, tier, past, null);
    }

    /** The same checkout of a member whom somebody may have brought. */
    public CheckoutRequest withReferral(CheckoutReferral known) {
        return new CheckoutRequest(programme, member, order, wishes, ledger, tier, past, known);
    }

    private static void requireSame(String what, String owner, Member member) {
        if (!owner.equals(member.id())) {
            throw new IllegalArgumentException("the " + what + " is of member " + owner + ", the order of member "
                    + member.id() + ". Maybe the empty one, for a new member?");
        }
    }
}
