package dev.loyalty.internal.scenario;

import dev.loyalty.earning.EarningDecision;
import dev.loyalty.earning.EarningRequest;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Order;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The member buys, does something else, or is looked at.
 *
 * @param past orders of before that come with it
 * @param awards what it must earn, or null if that is not said
 * @param given what it must give besides; what is not said is not looked at
 */
public record HappeningStep(
        Frame frame, Activity activity, List<Order> past, Then.@Nullable Amounts awards, List<Said> given)
        implements Step {

    public HappeningStep {
        past = List.copyOf(past);
        given = List.copyOf(given);
    }

    @Override
    public void play(Play play) {
        EarningDecision decision = play.calculations()
                .earning()
                .earn(new EarningRequest(
                        play.policy().id(),
                        play.member(activity.at()),
                        activity,
                        play.ledger(),
                        play.measures(activity),
                        past));
        play.book(decision);
        play.keep(decision);
        play.tiers().give(decision);
        play.compareEarned(this, awards, decision);
        given.forEach(said -> play.compare(
                this, said.place(), said.what(), said.text(), Given.actual(said.what(), decision.specials())));
    }
}
