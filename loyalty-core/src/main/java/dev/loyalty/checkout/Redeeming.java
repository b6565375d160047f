package dev.loyalty.checkout;

import dev.loyalty.ledger.LedgerSnapshot;
import dev.loyalty.redemption.RedemptionCalculation;
import dev.loyalty.redemption.RedemptionDecision;
import dev.loyalty.redemption.RedemptionRequest;
import dev.loyalty.redemption.Wish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The redemption of a checkout, for its order.
 *
 * @param level that the member has
 */
record Redeeming(
        RedemptionCalculation redemption,
        Course course,
        @Nullable String level) {

    RedemptionDecision redeem(List<Wish> wishes, LedgerSnapshot ledger) {
        CheckoutRequest request = course.request();
        return redemption.redeem(new RedemptionRequest(
                request.programme(),
                event(request.order().id()),
                request.order().at(),
                course.member(level),
                request.order(),
                wishes,
                ledger,
                course.measures()));
    }

    /** The event id of what is redeemed with an order. */
    static String event(String order) {
        return order + "#redemption";
    }

    /** The wishes as they were met, so that they take no more where more has become possible. */
    static List<Wish> asMet(RedemptionDecision.Accepted met) {
        return met.redeemed().stream()
                .map(each -> Wish.units(each.reward(), each.units()))
                .toList();
    }
}
