package dev.loyalty.policy.definition;

import dev.loyalty.model.LineKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The merchant's choices for redemption, where real programmes disagree. Immutable.
 *
 * @param overRequest {@code over-request}: what becomes of a wish for more than is possible; default CLAMP_TO_ORDER
 * @param discountedKinds {@code discounted-kinds}: kinds of lines that discounts on the order lower; default
 *     {@code merchandise}
 * @param paidKinds {@code paid-kinds}: kinds of lines that payments for the order pay for; default {@code merchandise},
 *     {@code shipping} and {@code fee}
 * @param sameOrder {@code same-order}: whether what an order has earned can be spent on it; default LATER
 * @param cancelledLate {@code cancelled-late}: what becomes of units whose time has run out when their redemption is
 *     cancelled; default EXPIRED
 */
public record RedemptionSwitches(
        OverRequest overRequest,
        List<String> discountedKinds,
        List<String> paidKinds,
        SameOrder sameOrder,
        PastUnits cancelledLate) {

    /** The choices of a policy that makes none. */
    public static final RedemptionSwitches DEFAULT = new RedemptionSwitches(
            OverRequest.CLAMP_TO_ORDER,
            List.of("merchandise"),
            List.of("merchandise", "shipping", "fee"),
            SameOrder.LATER,
            PastUnits.EXPIRED);

    /** @throws IllegalArgumentException if kinds are none, name one twice or hold {@code discount} */
    public RedemptionSwitches {
        Objects.requireNonNull(overRequest, "overRequest");
        Objects.requireNonNull(sameOrder, "sameOrder");
        Objects.requireNonNull(cancelledLate, "cancelledLate");
        discountedKinds = kinds("discountedKinds", discountedKinds);
        paidKinds = kinds("paidKinds", paidKinds);
    }

    private static List<String> kinds(String field, List<String> kinds) {
        if (kinds.isEmpty() || Set.copyOf(kinds).size() < kinds.size() || kinds.contains(LineKind.DISCOUNT.name())) {
            throw new IllegalArgumentException(
                    field + " " + kinds
                            + " are none, name a kind twice, or hold discount, for which nothing is paid. Maybe [merchandise]?");
        }
        return List.copyOf(kinds);
    }
}
