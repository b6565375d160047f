package dev.loyalty.internal.scenario;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.OrderEdit;
import dev.loyalty.model.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order is changed after it has earned.
 *
 * @param order as it is now
 * @param awards what the whole order must earn now, or null if that is not said
 */
public record ChangingStep(Frame frame, String id, Instant at, Order order, Then.@Nullable Amounts awards)
        implements Step {

    @Override
    public void play(Play play) {
        EarningDecision original = play.earned(order.id());
        EarningDecision decision = play.calculations()
                .earning()
                .edit(new OrderEdit(id, at, original, play.reversalsOf(original), order, play.ledger()));
        play.replace(original, decision);
        play.keep(decision);
        play.compareEarned(this, awards, decision);
    }
}
