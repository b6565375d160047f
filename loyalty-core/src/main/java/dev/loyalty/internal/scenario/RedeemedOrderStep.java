package dev.loyalty.internal.scenario;

import dev.loyalty.model.Order;
import dev.loyalty.redemption.RedemptionDecision.Accepted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The member buys an order that an earlier step redeemed for.
 *
 * @param redemption the id of that step
 * @param order as it is without the redemption
 * @param awards what it must earn, or null if that is not said
 * @param given what it must give besides; what is not said is not looked at
 */
public record RedeemedOrderStep(
        Frame frame, String redemption, Order order, Instant at, Then.@Nullable Amounts awards, List<Said> given)
        implements Step {

    public RedeemedOrderStep {
        given = List.copyOf(given);
    }

    @Override
    public void play(Play play) {
        Order paid = play.receipt(redemption, Accepted.class).applyTo(order);
        Order placed =
                new Order(paid.id(), at, paid.currency(), paid.lines(), paid.tenders(), paid.attributes(), paid.rate());
        new HappeningStep(frame, placed, List.of(), awards, given).play(play);
    }
}
