package dev.loyalty.internal.counting;

import dev.loyalty.facts.Scope;
import dev.loyalty.internal.rules.AttributedFacts;
import dev.loyalty.ledger.Share;
import dev.loyalty.model.Action;
import dev.loyalty.model.Activity;
import dev.loyalty.model.Fraction;
import dev.loyalty.model.Line;
import dev.loyalty.model.Moment;
import dev.loyalty.policy.definition.AttributeHolder;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** An action or a moment: there is no money in it, and it earns as a whole. */
final class Deed implements Countable {

    private static final List<Part> WHOLE = List.of(new Part(0, Share.WHOLE, Fraction.ONE));

    private final List<Object> facts;

    Deed(Activity activity, ZoneId zone, AttributedFacts attributed) {
        if (activity instanceof Action action) {
            facts = List.of(attributed.with(
                    AttributeHolder.ACTION,
                    action.id(),
                    action.attributes(),
                    new dev.loyalty.facts.Action(
                            action, action.at().atZone(zone).toLocalDate())));
        } else if (activity instanceof Moment moment) {
            facts = List.of(new dev.loyalty.facts.Moment(moment));
        } else {
            throw new IllegalArgumentException(activity.id() + " is neither an action nor a moment");
        }
    }

    @Override
    public List<Object> facts() {
        return facts;
    }

    @Override
    public Fraction amount(Scope scope) {
        return Fraction.ZERO;
    }

    @Override
    public List<Part> parts(Scope scope) {
        return WHOLE;
    }

    @Override
    public List<Line> lines(Scope scope) {
        return List.of();
    }

    @Override
    public Countable without(Set<String> lines) {
        return this;
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }
}
