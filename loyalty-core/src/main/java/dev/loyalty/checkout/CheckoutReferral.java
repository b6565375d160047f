package dev.loyalty.checkout;

import dev.loyalty.referral.Advocate;
import dev.loyalty.referral.Friend;
import java.util.List;
import java.util.Objects;

/**
 * Who may have brought the member, for a checkout whose order may qualify for a referral.
 *
 * @param friend the member who orders, as the host knows them before the order; member, ledger and measures come from the
 *     checkout, not from here
 * @param advocates of all the friend's claims, as the host knows them at the order
 */
public record CheckoutReferral(Friend friend, List<Advocate> advocates) {

    public CheckoutReferral {
        Objects.requireNonNull(friend, "friend");
        advocates = List.copyOf(advocates);
    }
}
